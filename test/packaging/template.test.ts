import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { findProblems, TEMPLATE } from '../../scripts/check-template.ts';
import { ALARM } from '../../src/advance/alarm.ts';

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
  ['Slack', 20],
  ['Worker', 55],
  ['Sweeper', 30],
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
    const bundle = `dist/${lower}/index.cjs`;
    const { [bundle]: packaged, [`${bundle}.LEGAL.txt`]: _licences, ...others } = zip;
    expect(Buffer.from(packaged ?? []).equals(readFileSync(bundle))).toBe(true);
    expect(Object.keys(others)).toEqual([]);
  });

  it('keeps its log for a limited time', () => {
    expect(properties(`${name}LogGroup`)).toHaveProperty('RetentionInDays', 90);
  });
});

/** What each role may do, whole: an action that is not here is not granted. */
const RIGHTS = {
  SlackRole: [
    'cognito-idp:AdminGetUser',
    'cognito-idp:AdminListGroupsForUser',
    'cognito-idp:DescribeUserPool',
    'cognito-idp:ListGroups',
    'cognito-idp:ListUserPoolClients',
    'cognito-idp:ListUserPools',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:SendMessage',
    'ssm:GetParameter',
    'sts:AssumeRole',
  ],
  WorkerRole: [
    'cognito-idp:AdminAddUserToGroup',
    'cognito-idp:AdminCreateUser',
    'cognito-idp:AdminDeleteUser',
    'cognito-idp:AdminDisableUser',
    'cognito-idp:AdminEnableUser',
    'cognito-idp:AdminGetUser',
    'cognito-idp:AdminInitiateAuth',
    'cognito-idp:AdminListGroupsForUser',
    'cognito-idp:AdminRemoveUserFromGroup',
    'cognito-idp:AdminRespondToAuthChallenge',
    'cognito-idp:AdminSetUserPassword',
    'cognito-idp:AdminUpdateUserAttributes',
    'cognito-idp:AdminUserGlobalSignOut',
    'cognito-idp:DescribeUserPool',
    'cognito-idp:ListGroups',
    'dynamodb:GetItem',
    'dynamodb:UpdateItem',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
    'ssm:GetParameter',
    'ssm:GetParameter',
    'sts:AssumeRole',
  ],
  SweeperRole: [
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:DeleteMessage',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
  ],
};

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
  it.each(Object.entries(RIGHTS))('%s may do what it must and nothing else', (role, rights) => {
    expect(
      statements(role)
        .flatMap(({ Action }) => Action)
        .toSorted(),
    ).toEqual(rights);
  });

  it('are the only ones there are', () => {
    expect(ofType('AWS::IAM::Role').toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
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

  it.each(Object.keys(RIGHTS))('%s reaches no resource of anybody else', (role) => {
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
    expect(properties('AWS::Lambda::EventSourceMapping')).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['WorkQueue', 'Arn'] },
      FunctionName: { 'Fn::GetAtt': ['WorkerLambdaFunction', 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('hands its dead letters to the sweeper, and to nobody else', () => {
    const deadLetters = JSON.stringify({ 'Fn::GetAtt': ['DeadLetterQueue', 'Arn'] });
    const roles = Object.keys(RIGHTS).filter((role) =>
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
  it.each(['Worker', 'Sweeper'])('is counted in the log of the %s', (name) => {
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

describe('the table', () => {
  it('can be brought back, is encrypted, and does not go away with the stack', () => {
    expect(Resources.RequestTable).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    });
  });
});

describe('what calls the functions', () => {
  it('Slack, at one address, which is an output', () => {
    expect(properties('AWS::ApiGatewayV2::Route')).toHaveProperty('RouteKey', 'POST /slack/events');
    expect(JSON.stringify(Outputs.SlackRequestUrl)).toContain('/slack/events');
  });

  it('the clock, every minute', () => {
    expect(properties('AWS::Events::Rule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: { 'Fn::GetAtt': ['SweeperLambdaFunction', 'Arn'] } }],
    });
  });
});

describe('the secrets', () => {
  it('are references in the template, never values', () => {
    const references = source.match(/"SLACK_[A-Z_]+": "[^"]*"/g) ?? [];
    expect(references).toHaveLength(5);
    for (const reference of references) expect(reference).toContain('{{resolve:secretsmanager:');
  });

  it('go only to the functions that use them', () => {
    const environment = (name: string) => JSON.stringify(properties(`${name}LambdaFunction`));
    expect(environment('Worker')).not.toContain('SLACK_SIGNING_SECRET');
    expect(environment('Sweeper')).not.toContain('SLACK_');
  });
});
