/**
 * What tells of a deployment: the few operations of CloudFormation, Lambda, CloudWatch, CloudWatch Logs,
 * SNS and IAM that `npm run doctor` calls, over one deployment of serverless.yml. It checks no signature.
 */
import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { LocalServer } from '../local-server.ts';
import { listen } from '../loopback.ts';
import { answerQuery, escaped, QueryError } from './query.ts';
import type { ControlPlane } from './state.ts';

/** Starts it on a free port; what changes in `state` is what it answers next. */
export function startControlPlane(state: ControlPlane): Promise<LocalServer> {
  const app = new Hono();
  app.get('/2015-03-31/functions/:name/configuration', (c) => functionConfiguration(state, c));
  app.get('/2015-03-31/event-source-mappings', (c) => eventSourceMappings(state, c));
  app.post('/', (c) => (c.req.header('x-amz-target') ? json(state, c) : query(state, c)));
  return listen(app);
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
function functionConfiguration(state: ControlPlane, context: Context): Response {
  const name = context.req.param('name') ?? '';
  const found = state.functions.get(name);
  if (!found) return notFound(context);
  const { region, account } = state;
  return context.json({
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:${region}:${account}:function:${name}`,
    Role: `arn:aws:iam::${account}:role/${found.role}`,
    Runtime: found.runtime,
    Timeout: found.timeout,
    State: found.state,
    LastUpdateStatus: 'Successful',
    Environment: { Variables: found.environment },
  });
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html */
function eventSourceMappings({ functions }: ControlPlane, context: Context): Response {
  const found = functions.get(context.req.query('FunctionName') ?? '');
  if (!found) return notFound(context);
  return context.json({ EventSourceMappings: [{ State: found.eventSource }] });
}

function notFound(context: Context): Response {
  const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
  return context.json({ Message: 'Function not found' }, 404, headers);
}

const AlarmsAsked = z.object({ AlarmNames: z.array(z.string()) });
const GroupsAsked = z.object({ logGroupNamePrefix: z.string() });

async function json(state: ControlPlane, context: Context): Promise<Response> {
  const operation = context.req.header('x-amz-target')?.split('.').at(-1);
  const input = await context.req.json();
  if (operation === 'DescribeAlarms') {
    const { AlarmNames } = z.parse(AlarmsAsked, input);
    return context.json({ MetricAlarms: AlarmNames.flatMap((name) => alarm(state, name)) });
  }
  if (operation === 'DescribeLogGroups') {
    const { logGroupNamePrefix } = z.parse(GroupsAsked, input);
    const groups = [...state.retentions].filter(([name]) => name.startsWith(logGroupNamePrefix));
    return context.json({
      logGroups: groups.map(([logGroupName, retentionInDays]) => ({
        logGroupName,
        retentionInDays,
      })),
    });
  }
  return context.json({ __type: 'UnknownOperationException', message: `${operation}` }, 400);
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
function alarm({ alarms }: ControlPlane, AlarmName: string) {
  const found = alarms.get(AlarmName);
  if (!found) return [];
  const { actionsEnabled: ActionsEnabled, actions: AlarmActions, state: StateValue } = found;
  return [{ AlarmName, ActionsEnabled, AlarmActions, StateValue }];
}

const XML = { 'content-type': 'text/xml' };

async function query(state: ControlPlane, context: Context): Promise<Response> {
  try {
    const form = new URLSearchParams(await context.req.text());
    return context.body(answerQuery(state, form), 200, XML);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const said = `<Code>${error.name}</Code><Message>${escaped(error.message)}</Message>`;
    return context.body(`<ErrorResponse><Error>${said}</Error></ErrorResponse>`, 400, XML);
  }
}
