/** What AWS would know of a deployment of serverless.yml, and what tests change about it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as z from 'zod/mini';
import type { LocalAws } from '../resources.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ACCOUNT = '123456789012';

const Statement = z.object({ Action: z.array(z.string()) });
const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })),
});
const Serverless = z.object({
  service: z.string(),
  custom: z.object({
    logRetentionInDays: z.number(),
    policyParameter: z.string(),
    slackSecret: z.string(),
  }),
  provider: z.object({ runtime: z.string() }),
  functions: z.record(
    z.string(),
    z.object({ timeout: z.number(), role: z.string(), condition: z.optional(z.string()) }),
  ),
  resources: z.object({ Resources: z.record(z.string(), z.unknown()) }),
});
const Resource = z.object({
  Type: z.string(),
  Condition: z.optional(z.string()),
  Properties: z.optional(z.unknown()),
});

export interface FunctionState {
  runtime: string;
  timeout: number;
  /** The name of a role. */
  role: string;
  state: string;
  environment: Record<string, string>;
  eventSource: 'Enabled' | 'Disabled';
}

export interface AlarmState {
  actionsEnabled: boolean;
  actions: string[];
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
}

/** Everything in it may be changed, as somebody with a console would. */
export interface ControlPlane {
  region: string;
  account: string;
  stackName: string;
  stackStatus: string;
  outputs: Map<string, string>;
  /** By logical id. */
  resources: Map<string, { type: string; physicalId: string }>;
  /** By name, like all that follows. */
  functions: Map<string, FunctionState>;
  alarms: Map<string, AlarmState>;
  /** `PendingConfirmation` in the place of an ARN, as long as nobody has said yes. */
  subscriptions: { protocol: string; arn: string }[];
  /** Days; undefined: for ever. */
  retentions: Map<string, number | undefined>;
  /** What the policies of each role allow, on whatever resource. */
  allowed: Map<string, Set<string>>;
  /** What a role may not all the same: `concierge-playground-WorkerRole cognito-idp:AdminGetUser arn:…`. */
  denied: Set<string>;
}

/** Where the deployment is, and by which names its parts go. */
interface Place {
  aws: Pick<LocalAws, 'tableName' | 'queueUrl' | 'deadLetterQueueUrl'>;
  region: string;
  stage: string;
}

async function readYaml(file: string, stage: string): Promise<unknown> {
  const text = await readFile(join(ROOT, file), 'utf8');
  return load(text.replaceAll(/\$\{sls:stage\}/g, stage));
}

/** Some stand in another file: `${file(observability.yml):Dashboard}`. */
async function withFiles(
  resources: Record<string, unknown>,
  stage: string,
): Promise<Record<string, z.output<typeof Resource>>> {
  const elsewhere = z.parse(
    z.record(z.string(), z.unknown()),
    await readYaml('observability.yml', stage),
  );
  return z.parse(z.record(z.string(), Resource), {
    ...resources,
    ...Object.fromEntries(Object.entries(elsewhere).filter(([id]) => id in resources)),
  });
}

/** The deployment of a stage as it is right after `osls deploy`, with one confirmed subscription. */
export async function deployedStage({ aws, region, stage }: Place): Promise<ControlPlane> {
  const yaml = z.parse(Serverless, await readYaml('serverless.yml', stage));
  const all = Object.entries(await withFiles(yaml.resources.Resources, stage));
  const stackName = `${yaml.service}-${stage}`;
  const topic = `arn:aws:sns:${region}:${ACCOUNT}:${stackName}-AlarmTopic`;
  const known: Record<string, string> = {
    RequestTable: aws.tableName,
    WorkQueue: aws.queueUrl,
    DeadLetterQueue: aws.deadLetterQueueUrl,
    AlarmTopic: topic,
  };
  const functions = Object.entries(yaml.functions).filter(([, { condition }]) => !condition);
  const resources = all.filter(([, it]) => !it.Condition);
  const nameOf = (id: string) => known[id] ?? `${stackName}-${id}`;
  const alarms = resources.filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
  const roles = resources.filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  return {
    region,
    account: ACCOUNT,
    stackName,
    stackStatus: 'UPDATE_COMPLETE',
    outputs: new Map([['AlarmTopicArn', topic]]),
    resources: new Map([
      ...functions.map(([name]) => [functionId(name), lambda(`${stackName}-${name}`)] as const),
      ...resources.map(([id, { Type }]) => [id, { type: Type, physicalId: nameOf(id) }] as const),
    ]),
    functions: new Map(
      functions.map(([name, { timeout, role }]) => [
        `${stackName}-${name}`,
        {
          runtime: yaml.provider.runtime,
          timeout,
          role: nameOf(role),
          state: 'Active',
          environment: {
            TABLE_NAME: aws.tableName,
            QUEUE_URL: aws.queueUrl,
            POLICY_PARAMETER: yaml.custom.policyParameter,
            SLACK_SECRET_PARAMETER: yaml.custom.slackSecret,
          },
          eventSource: 'Enabled',
        },
      ]),
    ),
    alarms: new Map(
      alarms.map(([id]) => [nameOf(id), { actionsEnabled: true, actions: [topic], state: 'OK' }]),
    ),
    subscriptions: [{ protocol: 'email', arn: `${topic}:1` }],
    retentions: new Map(
      functions.map(([name]) => [
        `/aws/lambda/${stackName}-${name}`,
        yaml.custom.logRetentionInDays,
      ]),
    ),
    allowed: new Map(
      roles.map(([id, { Properties }]) => [nameOf(id), actionsIn(z.parse(Role, Properties))]),
    ),
    denied: new Set(),
  };
}

function functionId(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`;
}

function lambda(physicalId: string) {
  return { type: 'AWS::Lambda::Function', physicalId };
}

function actionsIn({ Policies }: z.output<typeof Role>): Set<string> {
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return new Set(statements.flatMap(({ Action }) => Action));
}
