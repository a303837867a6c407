import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startControlPlane } from '../../../playground/aws/control-plane/server.ts';
import { type ControlPlane, deployedStage } from '../../../playground/aws/control-plane/state.ts';
import type { LocalServer } from '../../../playground/aws/local-server.ts';
import { TIMEOUT } from '../../../playground/lambda/deployed.ts';

let state: ControlPlane;
let server: LocalServer;
beforeAll(async () => {
  const aws = { tableName: 'table', queueUrl: 'http://queue', deadLetterQueueUrl: 'http://dead' };
  state = await deployedStage({ aws, region: 'ap-northeast-1', stage: 'test' });
  server = await startControlPlane(state);
});
afterAll(() => server.close());

const settings = () => ({
  endpoint: server.url,
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

it('tells of the stack of that stage, and of no other', async () => {
  const client = new CloudFormationClient(settings());
  const ask = (StackName: string) => client.send(new DescribeStacksCommand({ StackName }));
  const { Stacks } = await ask('concierge-test');
  expect(Stacks).toMatchObject([{ StackName: 'concierge-test', StackStatus: 'UPDATE_COMPLETE' }]);
  await expect(ask('concierge-prod')).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Stack with id concierge-prod does not exist',
  });
});

it('has the functions of serverless.yml, and no others', async () => {
  const client = new LambdaClient(settings());
  const ask = (FunctionName: string) =>
    client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  expect(await ask('concierge-test-worker')).toMatchObject({
    Timeout: TIMEOUT.worker,
    Role: 'arn:aws:iam::123456789012:role/concierge-test-WorkerRole',
    Environment: { Variables: { POLICY_PARAMETER: '/concierge/test/policy' } },
  });
  await expect(ask('concierge-test-audit')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

it('has the alarms, as somebody left them', async () => {
  const name = 'concierge-test-SweeperAlarm';
  state.alarms.set(name, { actionsEnabled: false, actions: [], state: 'ALARM' });
  const command = new DescribeAlarmsCommand({ AlarmNames: [name, 'none'] });
  const { MetricAlarms } = await new CloudWatchClient(settings()).send(command);
  expect(MetricAlarms).toEqual([
    { AlarmName: name, ActionsEnabled: false, AlarmActions: [], StateValue: 'ALARM' },
  ]);
});

it('allows what the roles of serverless.yml allow, but for what was denied', async () => {
  const pool = 'arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/ap-northeast-1_A';
  state.denied.add(`concierge-test-WorkerRole cognito-idp:AdminCreateUser ${pool}`);
  const { EvaluationResults = [] } = await new IAMClient(settings()).send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: 'arn:aws:iam::123456789012:role/concierge-test-WorkerRole',
      ActionNames: ['AdminCreateUser', 'AdminGetUser', 'CreateUserPool'].map(
        (it) => `cognito-idp:${it}`,
      ),
      ResourceArns: [pool],
    }),
  );
  expect(EvaluationResults.map(({ EvalDecision }) => EvalDecision)).toEqual([
    'implicitDeny',
    'allowed',
    'implicitDeny',
  ]);
});
