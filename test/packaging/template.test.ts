import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findProblems, TEMPLATE } from '../../scripts/check-template.ts';
import { ALARM } from '../../src/advance/alarm.ts';
import { ANOMALY } from '../../src/audit/watch-table.ts';
import { POLICY_ALARM } from '../../src/policy-source.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
  Outputs: z.record(z.string(), z.unknown()),
});

const source = readFileSync(TEMPLATE, 'utf8');
const { Resources, Outputs } = z.parse(Template, JSON.parse(source));

/** Properties of the only resource of a type, or of the one with that logical id. */
function properties(typeOrId: string): Record<string, unknown> {
  const found = Object.entries(Resources).filter(
    ([id, { Type }]) => id === typeOrId || Type === typeOrId,
  );
  expect(
    found.map(([id]) => id),
    typeOrId,
  ).toHaveLength(1);
  return found[0]?.[1].Properties ?? {};
}

function ofType(type: string): string[] {
  return Object.keys(Resources).filter((id) => Resources[id]?.Type === type);
}

describe('the offline check', () => {
  it('has nothing against the template', () => {
    expect(findProblems(TEMPLATE)).toEqual([]);
  });

  it.each([
    ['a misspelt property', '"BillingMode"', '"BilingMode"', 'RequestTable'],
    ['a reference to nothing', '"Ref":"RequestTable"', '"Ref":"Nothing"', 'SlackLambdaFunction'],
    ['a runtime that does not exist', 'nodejs24.x', 'nodejs99.x', 'SlackLambdaFunction'],
  ])('finds %s', (_what, from, to, logicalId) => {
    const compact = JSON.stringify(JSON.parse(source));
    expect(compact).toContain(from);
    const path = join(mkdtempSync(join(tmpdir(), 'template-')), 'template.json');
    writeFileSync(path, compact.replaceAll(from, to));
    expect(findProblems(path).map(({ entity }) => entity?.logicalId)).toContain(logicalId);
  });
});

describe.each([
  ['Slack', 29],
  ['Worker', 65],
  ['Sweeper', 30],
  ['Watch', 30],
  ['Audit', 600],
])('the function %s', (name, seconds) => {
  const lower = name.toLowerCase();

  it('runs its bundle on Node 24 on arm64, for so long, in its own role', () => {
    expect(properties(`${name}LambdaFunction`)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: `dist/${lower}/index.handler`,
      Timeout: seconds,
      Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] },
    });
  });

  it('is packaged as exactly its bundle', () => {
    const zip = unzipSync(readFileSync(`.serverless/${lower}.zip`));
    const built = readdirSync(`dist/${lower}`).filter((file) => !file.endsWith('.map'));
    expect(Object.keys(zip).toSorted()).toEqual(
      built.map((it) => `dist/${lower}/${it}`).toSorted(),
    );
    for (const [path, packaged] of Object.entries(zip)) {
      expect(Buffer.from(packaged).equals(readFileSync(path)), path).toBe(true);
    }
  });

  it('keeps its log for a limited time', () => {
    expect(properties(`${name}LogGroup`)).toHaveProperty('RetentionInDays', 90);
  });
});

/** What each may do and why is in docs/security.md, and compared in rights.test.ts. */
const ROLES = ofType('AWS::IAM::Role').toSorted();

const Role = z.object({
  ManagedPolicyArns: z.optional(z.never()),
  Policies: z.array(
    z.object({
      PolicyDocument: z.object({
        Statement: z.array(
          z.strictObject({
            Effect: z.literal('Allow'),
            Action: z.array(z.string()),
            Resource: z.unknown(),
          }),
        ),
      }),
    }),
  ),
});

function statements(role: string) {
  const { Policies } = z.parse(Role, properties(role));
  return Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

/** The one action of ours for which AWS knows no resources. */
const NOT_NARROWED = 'cognito-idp:ListUserPools';

describe('the roles', () => {
  it('are one for each function, and no more', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(ROLES).toEqual(functions.map((id) => id.replace('LambdaFunction', 'Role')).toSorted());
    expect(ofType('AWS::IAM::Policy')).toEqual([]);
  });

  it('the one that answers Slack cannot write to Cognito', () => {
    const actions = statements('SlackRole').flatMap(({ Action }) => Action);
    const asked = actions.filter((action) => action.startsWith('cognito-idp:'));
    expect(asked.filter((action) => !/:(AdminGet|AdminList|Describe|List)/.test(action))).toEqual(
      [],
    );
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it.each(['SlackRole', 'WorkerRole'])(
    '%s takes on roles of Concierge’s own path alone',
    (role) => {
      const taken = statements(role).filter(({ Action }) => Action.includes('sts:AssumeRole'));
      const resources = taken.map(({ Resource }) => JSON.stringify(Resource));
      expect(resources).toEqual([expect.stringMatching(/^[^,]*:role\/concierge\/test\/\*"\}\]$/)]);
    },
  );

  it.each(ROLES)('%s reaches no resource of anybody else', (role) => {
    const narrowed = statements(role).filter(({ Action }) => `${Action}` !== NOT_NARROWED);
    const reached = narrowed.map(({ Resource }) => JSON.stringify(Resource));
    expect(reached.filter((resource) => /^"?\*"?$|^\["\*"\]$/.test(resource))).toEqual([]);
    const log = JSON.stringify({ 'Fn::GetAtt': [role.replace('Role', 'LogGroup'), 'Arn'] });
    expect(reached[0]).toBe(log);
  });
});

describe('the queue', () => {
  it('is FIFO, as is its dead-letter queue, which keeps messages for fourteen days', () => {
    expect(properties('WorkQueue')).toMatchObject({
      QueueName: 'concierge-test-work.fifo',
      FifoQueue: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetterQueue', 'Arn'] } },
    });
    expect(properties('DeadLetterQueue')).toMatchObject({
      QueueName: 'concierge-test-dead-letter.fifo',
      FifoQueue: true,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
    });
  });

  it('hides a message for at least six times as long as the worker may take', () => {
    const worker = z.parse(z.object({ Timeout: z.number() }), properties('WorkerLambdaFunction'));
    const queue = z.parse(z.object({ VisibilityTimeout: z.number() }), properties('WorkQueue'));
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.Timeout);
  });

  it('feeds the worker, which may report single messages as failed', () => {
    expect(properties('WorkerEventSourceMappingSQSWorkQueue')).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['WorkQueue', 'Arn'] },
      FunctionName: { 'Fn::GetAtt': ['WorkerLambdaFunction', 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('hands its dead letters to the sweeper, and to nobody else', () => {
    const deadLetters = JSON.stringify({ 'Fn::GetAtt': ['DeadLetterQueue', 'Arn'] });
    const roles = ROLES.filter((role) =>
      statements(role).some(({ Resource }) => JSON.stringify(Resource) === deadLetters),
    );
    expect(roles).toEqual(['SweeperRole']);
    expect(properties('SweeperLambdaFunction')).toMatchObject({
      Environment: { Variables: { DEAD_LETTER_QUEUE_URL: { Ref: 'DeadLetterQueue' } } },
    });
  });

  it('raises an alarm when a message has failed for good', () => {
    expect(properties('DeadLetterAlarm')).toMatchObject({
      Dimensions: [{ Value: { 'Fn::GetAtt': ['DeadLetterQueue', 'QueueName'] } }],
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
  });
});

describe('what needs attention', () => {
  it.each(['Slack', 'Worker', 'Sweeper'])('is counted in the log of %s', (name) => {
    expect(properties(`${name}NeedsAttention`)).toEqual({
      LogGroupName: { Ref: `${name}LogGroup` },
      FilterPattern: `{ $.alarm = "${ALARM.alarm}" }`,
      MetricTransformations: [
        {
          MetricNamespace: 'Concierge/test',
          MetricName: 'NeedsAttention',
          MetricValue: '1',
          DefaultValue: 0,
        },
      ],
    });
  });

  it('raises the alarm, once a single line says so', () => {
    expect(properties('NeedsAttentionAlarm')).toMatchObject({
      Namespace: 'Concierge/test',
      MetricName: 'NeedsAttention',
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
  });
});

describe('a policy that nobody can act under', () => {
  it.each(['Slack', 'Worker'])('is counted in the log of the %s function', (name) => {
    expect(properties(`${name}InvalidPolicy`)).toMatchObject({
      LogGroupName: { Ref: `${name}LogGroup` },
      FilterPattern: `{ $.alarm = "${POLICY_ALARM.alarm}" }`,
      MetricTransformations: [{ MetricNamespace: 'Concierge/test', MetricName: 'InvalidPolicy' }],
    });
  });

  it('raises the alarm', () => {
    expect(properties('InvalidPolicyAlarm')).toMatchObject({
      Namespace: 'Concierge/test',
      MetricName: 'InvalidPolicy',
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
  });
});

describe('the table', () => {
  it('can be brought back, is encrypted, and does not go away with the stack', () => {
    expect(Resources.RequestTable).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      },
    });
  });

  it('forgets by itself only what has a time to be forgotten at', () => {
    expect(properties('RequestTable')).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });
});

describe('the watch over the records', () => {
  it('sees every write to the table, as it was before and is after', () => {
    expect(properties('RequestTable')).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(properties('WatchEventSourceMappingDynamodbRequestTable')).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['RequestTable', 'StreamArn'] },
      FunctionName: { 'Fn::GetAtt': ['WatchLambdaFunction', 'Arn'] },
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  it('raises the alarm, once a single record was changed or removed', () => {
    expect(properties('AuditAnomaly')).toMatchObject({
      LogGroupName: { Ref: 'WatchLogGroup' },
      FilterPattern: `{ $.alarm = "${ANOMALY.alarm}" }`,
      MetricTransformations: [{ MetricName: 'AuditAnomaly', MetricValue: '1' }],
    });
    expect(properties('AuditAnomalyAlarm')).toMatchObject({
      Namespace: 'Concierge/test',
      MetricName: 'AuditAnomaly',
      Statistic: 'Sum',
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [{ Ref: 'AlarmTopic' }],
    });
  });
});

describe('the daily root', () => {
  const its = [
    'AuditLambdaFunction',
    'AuditRole',
    'AuditSchedule',
    'AuditSchedulePermission',
    'AuditAlarm',
  ];

  it.each(its)('%s is only there where a bucket is named', (id) => {
    expect(Resources[id]).toMatchObject({ Condition: 'KeepsRoots' });
    expect(JSON.parse(source).Conditions).toMatchObject({
      KeepsRoots: { 'Fn::Not': [{ 'Fn::Equals': ['', ''] }] },
    });
  });

  it('is kept once a day, where its role reaches no further than its folder', () => {
    expect(properties('AuditSchedule')).toMatchObject({
      ScheduleExpression: 'cron(50 23 * * ? *)',
      Targets: [{ Arn: { 'Fn::GetAtt': ['AuditLambdaFunction', 'Arn'] } }],
    });
    const writing = statements('AuditRole').find(({ Action }) => Action.includes('s3:PutObject'));
    expect(JSON.stringify(writing?.Resource)).toMatch(/:s3:::\/roots\/\*"}$/);
  });
});

describe('what calls the functions', () => {
  it('Slack, at one address, which is an output', () => {
    expect(properties('AWS::ApiGatewayV2::Route')).toHaveProperty('RouteKey', 'POST /slack/events');
    expect(JSON.stringify(Outputs.SlackRequestUrl)).toContain('/slack/events');
  });

  it('the clock, every minute', () => {
    expect(properties('SweeperEventsRuleSchedule1')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: { 'Fn::GetAtt': ['SweeperLambdaFunction', 'Arn'] } }],
    });
  });
});

describe('the secrets', () => {
  it('stand neither in the template nor in any function’s environment, only where they are', () => {
    expect(source).not.toMatch(/resolve:|xoxb|SLACK_BOT_TOKEN|SLACK_SIGNING_SECRET/);
    const parameter = { SLACK_SECRET_PARAMETER: '/concierge/test/slack' };
    for (const name of ['Slack', 'Worker']) {
      expect(properties(`${name}LambdaFunction`)).toMatchObject({
        Environment: { Variables: parameter },
      });
    }
    expect(JSON.stringify(properties('SweeperLambdaFunction'))).not.toContain('SLACK_');
  });

  it('can be read by the functions that use them, and by no other', () => {
    const readers = (parameter: string) =>
      ROLES.filter((role) =>
        statements(role).some(({ Resource }) => JSON.stringify(Resource).includes(parameter)),
      );
    expect(readers(':parameter/concierge/test/slack"')).toEqual(['SlackRole', 'WorkerRole']);
    expect(readers(':parameter/concierge/test/clients/')).toEqual(['WorkerRole']);
  });
});
