/** What the doctor says of a deployment: one in which all is well, and one with planted faults. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteUserPoolCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CREDENTIALS, POLICY_PARAMETER, SLACK_SECRET } from '../../../playground/environment.ts';
import { OVERSEAS } from '../../../playground/pool-definitions.ts';
import { BOT_TOKEN, CHANNELS, PEOPLE, USER_GROUPS } from '../../../playground/slack/seed.ts';
import type { Section } from '../../../src/operator/doctor/report.ts';
import { startWorld, type World } from './world.ts';

/** Some eighty calls each time, in one process with all that answers them. */
vi.setConfig({ testTimeout: 30_000 });

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const poolCalled = (alias: string) => {
  const pool = world.cloud.pools.find((it) => it.alias === alias);
  if (!pool) throw new Error(`There is no pool ${alias}`);
  return pool;
};

/** What the parameter of the policy gives. */
function policyParameter(): () => Promise<string> {
  const read = world.cloud.texts.get(POLICY_PARAMETER);
  if (!read) throw new Error('There is no policy');
  return read;
}

/** What was said under a title. */
function under(title: string, text: string): string[] {
  const section = text.split('\n\n').find((part) => part.startsWith(`${title}\n`));
  return section?.split('\n').slice(1) ?? [];
}

describe('where all is well', () => {
  it('says of each check what was checked, and neither a fault nor a secret', async () => {
    const { code, text } = await world.doctor('--json');
    const sections: Section[] = JSON.parse(text);
    for (const { title, findings } of sections) {
      const kinds = findings.map(({ kind }) => kind);
      expect([title, kinds.filter((kind) => kind !== 'note' && kind !== 'right')]).toEqual([
        title,
        [],
      ]);
      expect([title, ...kinds]).toContain('right');
    }
    expect(sections.length).toBeGreaterThan(20);
    expect(code).toBe(0);
    const secrets = [...world.cloud.secrets.values()].filter((it) => !it.startsWith('{'));
    for (const secret of [...secrets, CREDENTIALS.signingSecret, CREDENTIALS.sealingKey, 'xoxb-']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('one fault that leaves others in the dark', () => {
  it('a revoked token: what Slack would have to say is not checked, and AWS is', async () => {
    world.slack.administration.replaceToken('xoxb-another');
    const { code, text } = await world.doctor();
    world.slack.administration.replaceToken(BOT_TOKEN);
    expect(under('Bot token', text)).toEqual([
      '  ✗ Slack does not take the bot token in /concierge/playground/slack (invalid_auth).',
      '    Install the app again at https://api.slack.com/apps, and store its new token there (docs/security.md, “Rotating”).',
    ]);
    expect(under('Not checked', text)).toEqual([
      '  – Workspace, Slack app, Scopes of the token, Requests channel, People, User groups, Approvers: Slack does not take the bot token',
    ]);
    expect(under('Queues', text)).toHaveLength(1);
    expect(text.split('\n').at(-1)).toBe('1 thing has to be mended.');
    expect(code).toBe(1);
  });

  it('a parameter that is missing, and a stack', async () => {
    const { secrets, texts, controlPlane } = world.cloud;
    const policy = policyParameter();
    texts.delete(POLICY_PARAMETER);
    secrets.delete(POLICY_PARAMETER);
    secrets.delete(SLACK_SECRET);
    controlPlane.stackName = 'concierge-other';
    const { text } = await world.doctor();
    texts.set(POLICY_PARAMETER, policy);
    secrets.set(SLACK_SECRET, JSON.stringify(CREDENTIALS));
    controlPlane.stackName = 'concierge-playground';
    expect(under('Policy', text).at(-1)).toBe(
      '    Store the policy there: npm run policy:upload -- policy.yml --stage playground',
    );
    expect(under('Stack', text)).toEqual([
      '  ✗ There is no stack concierge-playground in this account and region.',
      '    Deploy it (npm run deploy -- --stage playground), or correct --stage or --region.',
    ]);
    expect(under('Credentials of the Slack app', text)).toEqual([
      '  ✗ There is no parameter /concierge/playground/slack in this account and region.',
      '    Store what Slack gave the app there: npm run credentials:upload -- --stage playground',
    ]);
  });

  it('credentials that are not whole, or those of another app in another workspace', async () => {
    const { secrets, texts } = world.cloud;
    const policy = policyParameter();
    secrets.set(SLACK_SECRET, JSON.stringify({ ...CREDENTIALS, sealingKey: 'short' }));
    const short = await world.doctor();
    const wrong = {
      ...CREDENTIALS,
      previousSigningSecret: 'verification',
      botId: 'B0OTHER',
      appId: 'A0OTHER',
    };
    secrets.set(SLACK_SECRET, JSON.stringify(wrong));
    const elsewhere = (await policy()).replace('T0SAKURA001', 'T0ELSEWHERE');
    texts.set(POLICY_PARAMETER, async () => elsewhere);
    const { text } = await world.doctor();
    texts.set(POLICY_PARAMETER, policy);
    secrets.set(SLACK_SECRET, JSON.stringify(CREDENTIALS));
    expect(under('Credentials of the Slack app', short.text)).toEqual([
      '  ✗ /concierge/playground/slack: sealingKey must be a random text of 32 characters or more',
      '    Store them anew: npm run credentials:upload -- --stage playground',
    ]);
    expect(under('Credentials of the Slack app', text)).toEqual([
      '  ✗ /concierge/playground/slack: a signing secret does not look like one of Slack’s.',
      '    Copy “Signing Secret” from the app’s page “Basic Information” (32 digits from 0 to f), and store it: npm run credentials:upload -- --stage playground',
    ]);
    expect(under('Workspace', text)).toEqual([
      '  ✗ The policy is for the workspace T0ELSEWHERE, and the token for Sakura Labs (T0SAKURA001).',
      '    Correct workspace in the policy, or install the app in that workspace.',
    ]);
    expect(under('Bot token', text)).toEqual([
      '  ✗ /concierge/playground/slack has botId B0OTHER, and the token is that of B0CONCIERGE.',
      '    Store the token of the app that is meant, by npm run credentials:upload; it takes the ids from Slack.',
    ]);
    expect(under('Slack app', text)).toEqual([
      '  ✗ /concierge/playground/slack has appId A0OTHER, and the token is that of A0CONCIERGE: requests of Slack are turned away.',
      '    Store token and signing secret of the app that is meant, by npm run credentials:upload; it takes the ids from Slack.',
    ]);
  });

  it('an invalid policy, with every problem', async () => {
    const { texts } = world.cloud;
    const good = policyParameter();
    const text = await good();
    texts.set(POLICY_PARAMETER, async () => text.replace('approvals: 2', 'approvals: 9'));
    const invalid = await world.doctor();
    texts.set(POLICY_PARAMETER, good);
    expect(under('Policy', invalid.text)).toEqual([
      '  ✗ pools.payments.approvals: must be 5 or less',
      '    Correct it in your file, and store that: npm run policy:upload -- policy.yml --stage playground',
      '  ✗ pools.payments.approvers: names fewer people than the 9 approvals that are asked for',
      '    Correct it in your file, and store that: npm run policy:upload -- policy.yml --stage playground',
    ]);
    expect(under('Not checked', invalid.text)[0]).toMatch(/: there is no valid policy$/);
  });

  it('a stack that is half there', async () => {
    const { controlPlane } = world.cloud;
    controlPlane.stackStatus = 'UPDATE_ROLLBACK_COMPLETE';
    controlPlane.resources.delete('WatchLambdaFunction');
    const half = await world.doctor();
    controlPlane.stackStatus = 'UPDATE_COMPLETE';
    controlPlane.resources.set('WatchLambdaFunction', {
      type: 'AWS::Lambda::Function',
      physicalId: 'concierge-playground-watch',
    });
    expect(under('Stack', half.text)).toEqual([
      '  ✗ concierge-playground is UPDATE_ROLLBACK_COMPLETE.',
      '    Read why under its events in CloudFormation, and deploy anew.',
      '  ✗ concierge-playground has no WatchLambdaFunction, which serverless.yml defines.',
      '    Deploy anew.',
    ]);
  });

  it('a service that does not answer: nobody knows, and the rest is known', async () => {
    const url = process.env.AWS_ENDPOINT_URL_SNS;
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', 'http://127.0.0.1:9');
    const { code, text } = await world.doctor();
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', url);
    expect(under('Alarms', text)).toEqual([
      '  ? Alarms could not be checked, because of ECONNREFUSED.',
    ]);
    expect(under('Logs', text)).toHaveLength(1);
    expect(text.split('\n').at(-1)).toBe('Nothing has to be mended. 1 thing could not be checked.');
    expect(code).toBe(1);
  });
});

/** Each with what is said of it, under which title. */
const FAULTS: readonly {
  what: string;
  plant: (world: World) => unknown;
  title: string;
  said: readonly string[];
}[] = [
  {
    what: 'a scope is missing',
    plant: ({ slack }) => slack.administration.withdrawScope('users:read.email'),
    title: 'Scopes of the token',
    said: [
      'The token lacks the scope users:read.email.',
      'Put manifest.yml into the app’s page “App Manifest”, and install the app again.',
    ],
  },
  {
    what: 'the bot is not in the channel',
    plant: ({ slack }) => slack.administration.removeApp(CHANNELS.requests.id),
    title: 'Requests channel',
    said: ['The app is not in C0REQUESTS1.', 'In that channel, send /invite @Concierge'],
  },
  {
    what: 'an approver has left',
    plant: ({ slack }) => slack.administration.deactivate(PEOPLE.approverJa.id),
    title: 'People',
    said: [
      '田中 美咲 (U0MISAKIAP1), named in pools.payments.approvers, pools.payments.breakGlass.tell, has left (Slack has deactivated the account).',
      'Take U0MISAKIAP1 off, or name whoever came after.',
    ],
  },
  {
    what: 'and leaves too few',
    plant: () => {},
    title: 'Approvers',
    said: [
      'Requests for payments take 2 approvals, and only 1 who could give one is left among its approvers.',
      'Name more people under pools.payments.approvers, or add members to its user groups.',
    ],
  },
  {
    what: 'a user group is gone',
    plant: ({ slack }) => slack.administration.deleteUserGroup(USER_GROUPS.leads.id),
    title: 'User groups',
    said: [
      'S0TEAMLEADS, named in pools.staging.requesters, pools.sandbox.requesters, pools.members.requesters and 4 more, is no user group of the workspace.',
      'Name another group there, or take S0TEAMLEADS off the policy.',
    ],
  },
  {
    what: 'a pool is gone',
    plant: ({ cloud }) => {
      const { userPoolId: UserPoolId } = poolCalled('sandbox');
      return cloud.cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
    },
    title: 'User pools',
    said: [
      'sandbox (ap-northeast-1_sandbox): There is no pool of that id in that region and account.',
      'Correct userPoolId, or name a role of the account that has it.',
    ],
  },
  {
    what: 'a pool demands less of passwords',
    plant: ({ cloud }) => {
      const { userPoolId: UserPoolId } = poolCalled('staging');
      const PasswordPolicy = { MinimumLength: 8, RequireNumbers: true, RequireSymbols: true };
      return cloud.cognito.send(
        new UpdateUserPoolCommand({ UserPoolId, Policies: { PasswordPolicy } }),
      );
    },
    title: 'Password policies',
    said: [
      'staging: minimumLength is 8 in the pool, and 12 in the policy.',
      'Set it back in the pool, or write what holds now under pools.staging.passwordPolicy.',
    ],
  },
  {
    what: 'an app client lets nobody sign in for others',
    plant: ({ cloud }) => {
      const { userPoolId: UserPoolId, clientId: ClientId } = poolCalled('customers');
      const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH' as const];
      return cloud.cognito.send(
        new UpdateUserPoolClientCommand({ UserPoolId, ClientId, ExplicitAuthFlows }),
      );
    },
    title: 'App clients',
    said: [
      'customers: the app client customersclient does not have ALLOW_ADMIN_USER_PASSWORD_AUTH.',
      'Add it to the client’s authentication flows (ExplicitAuthFlows).',
    ],
  },
  {
    what: 'the secret of an app client is another',
    plant: ({ cloud }) => cloud.secrets.set('/concierge/playground/clients/payments', 'old'),
    title: 'App clients',
    said: [
      'payments: the app client paymentsclient has another secret than /concierge/playground/clients/payments holds.',
      'Store the client’s secret there, as docs/deploy.md shows under “More than one”.',
    ],
  },
  {
    what: 'the role of another account allows less',
    plant: ({ cloud }) => cloud.denied.add('210987654321 AdminSetUserPassword'),
    title: 'Roles in other accounts',
    said: [
      `${OVERSEAS.arn} (overseas) does not allow cognito-idp:AdminSetUserPassword.`,
      'Allow it in the role’s policy, in the account that has the pool (docs/security.md, “Rights of each function”).',
    ],
  },
  {
    what: 'the worker may not make users in a pool',
    plant: ({ cloud }) =>
      cloud.controlPlane.denied.add(
        `concierge-playground-WorkerRole cognito-idp:AdminCreateUser arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/${poolCalled('members').userPoolId}`,
      ),
    title: 'Rights of the functions',
    said: [
      'The function worker is not allowed cognito-idp:AdminCreateUser on the pool members (ap-northeast-1_members).',
      'Name it under custom.userPools in serverless.yml, and deploy anew.',
    ],
  },
  {
    what: 'the worker has less time',
    plant: ({ cloud }) => {
      const worker = cloud.controlPlane.functions.get('concierge-playground-worker');
      if (worker) worker.timeout = 30;
    },
    title: 'Functions',
    said: [
      expect.stringMatching(
        /^concierge-playground-worker has a time-out of 30 s, and \d+ s in serverless\.yml; its longest run takes [\d.]+ s\.$/,
      ),
      expect.stringMatching(
        /^Deploy, if serverless\.yml is newer; if somebody changed the function by hand: aws lambda update-function-configuration --function-name concierge-playground-worker --timeout \d+$/,
      ),
    ],
  },
  {
    what: 'nothing feeds the watch',
    plant: ({ cloud }) => {
      const watch = cloud.controlPlane.functions.get('concierge-playground-watch');
      if (watch) watch.eventSource = 'Disabled';
    },
    title: 'Functions',
    said: [
      'Nothing feeds concierge-playground-watch: its event source is Disabled.',
      'Enable the trigger on the function’s page, “Configuration”, “Triggers”.',
    ],
  },
  {
    what: 'the queue hides messages too briefly',
    plant: async ({ cloud }) => {
      const sqs = new SQSClient({});
      const Attributes = { VisibilityTimeout: '60' };
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl: cloud.aws.queueUrl, Attributes }));
      sqs.destroy();
    },
    title: 'Queues',
    said: [
      expect.stringMatching(
        /^The work queue hides a message for 60 s, less than six times the worker’s \d+ s\.$/,
      ),
      expect.stringMatching(
        /^Set it back: aws sqs set-queue-attributes --queue-url \S+ --attributes VisibilityTimeout=\d+$/,
      ),
    ],
  },
  {
    what: 'the table can be deleted',
    plant: ({ cloud }) => Object.assign(cloud.aws.tableSettings, { deletionProtection: false }),
    title: 'Table',
    said: [
      'Deletion protection is off: the records can be deleted at once.',
      'Switch it on: aws dynamodb update-table --table-name concierge-requests --deletion-protection-enabled',
    ],
  },
  {
    what: 'nobody hears the alarms',
    plant: ({ cloud }) => cloud.controlPlane.subscriptions.splice(0),
    title: 'Alarms',
    said: [
      'Nobody is subscribed to the alarms.',
      'Subscribe whoever is on duty: aws sns subscribe --topic-arn arn:aws:sns:ap-northeast-1:123456789012:concierge-playground-AlarmTopic --protocol email --notification-endpoint …',
    ],
  },
  {
    what: 'an alarm tells nobody',
    plant: ({ cloud }) => {
      const alarm = cloud.controlPlane.alarms.get('concierge-playground-SweeperAlarm');
      if (alarm) alarm.actionsEnabled = false;
    },
    title: 'Alarms',
    said: [
      'The actions of SweeperAlarm are switched off.',
      'Switch them on: aws cloudwatch enable-alarm-actions --alarm-names concierge-playground-SweeperAlarm',
    ],
  },
  {
    what: 'a log is kept for ever',
    plant: ({ cloud }) =>
      cloud.controlPlane.retentions.set('/aws/lambda/concierge-playground-slack', undefined),
    title: 'Logs',
    said: [
      '/aws/lambda/concierge-playground-slack is kept for ever.',
      'Limit it: aws logs put-retention-policy --log-group-name /aws/lambda/concierge-playground-slack --retention-in-days 90',
    ],
  },
  {
    what: 'Slack sends elsewhere',
    plant: ({ slack }) => slack.administration.sendRequestsTo('https://old.example.com'),
    title: 'Addresses in Slack',
    said: [
      'Slack sends /cognito-add, /cognito-user, /cognito-admin, events, interactions, look-ups of options to https://old.example.com/slack/events.',
      'Put https://front.example.com/slack/events there, on the app’s page “App Manifest”.',
    ],
  },
];

describe('with faults planted all at once', () => {
  let text: string;
  let code: number;
  beforeAll(async () => {
    for (const { plant } of FAULTS) await plant(world);
    const outcome = await world.doctor();
    text = world.steady(outcome.text);
    code = outcome.code;
  });

  it.each(FAULTS)('$what', ({ title, said }) => {
    const lines = under(title, text).map((line) => line.slice(4));
    for (const line of said) expect(lines).toContainEqual(line);
  });

  it('fails, and docs/doctor.md shows what it says', async () => {
    expect(code).toBe(1);
    const document = await readFile(join(import.meta.dirname, '../../../docs/doctor.md'), 'utf8');
    const shown = document.split('\n## Planted faults\n')[1]?.split('\n```\n')[1];
    expect(text).toBe(shown);
  });
});
