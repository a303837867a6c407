/** What the doctor says without a stage: of the policy and the pools that the environment leads to. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider';
import { dump } from 'js-yaml';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startSts } from '../../../playground/aws/sts.ts';
import { run } from '../../../src/operator/doctor/run.ts';
import { appClient, standInPool, stubAws } from '../../aws/cognito-stand-in.ts';
import { rawPolicy, rawPool } from '../../samples.ts';
import { folder } from './world.ts';

const PROGRAM = join(import.meta.dirname, '../../../src/operator/doctor/main.ts');

/** The stand-in with one pool, beside an STS. */
async function pool(...settings: Parameters<typeof standInPool>) {
  const sts = await startSts([]);
  onTestFinished(() => sts.close());
  const found = await standInPool(...settings);
  stubAws(sts.url, 'STS');
  return found;
}

async function policyFile(pools: object): Promise<string> {
  const file = join(await folder(), 'policy.yml');
  await writeFile(file, dump(rawPolicy({}, pools)));
  return file;
}

/** What is said of the pools of a policy. */
async function aboutPools(pools: object): Promise<{ code: number; lines: string[] }> {
  const { code, text } = await run([], { POLICY_FILE: await policyFile(pools) });
  const section = text.split('\n\n').find((part) => part.startsWith('User pools\n'));
  return { code, lines: section?.split('\n').slice(1) ?? [] };
}

describe('the doctor without a stage', () => {
  it('names each difference with how to mend it, and the pools that the policy does not name', async () => {
    const { admin, pool: staff } = await pool({ UsernameAttributes: ['email'] });
    await appClient(admin, staff);
    const { userPoolId } = staff;
    await admin.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName: 'readers' }));
    const { UserPool: other } = await admin.createUserPool({ PoolName: 'others' });
    const staging = rawPool({
      userPoolId,
      client: { id: 'nosuchclient' },
      attributes: ['custom:team'],
      groups: ['readers', 'editors'],
    });
    const gone = rawPool({ userPoolId: 'ap-northeast-1_Gone' });
    expect(await aboutPools({ staging, gone })).toEqual({
      code: 1,
      lines: [
        `  ✗ staging (${userPoolId}): Its schema has no custom:team.`,
        '    Add it to the pool, or take it off attributes.',
        `  ✗ staging (${userPoolId}): It has no group “editors”.`,
        '    Create it, or take it off groups and protected.groups.',
        `  ✗ staging (${userPoolId}): It has no app client nosuchclient.`,
        '    Correct client.id.',
        `  · staging (${userPoolId}): Its schema has no custom:provision_id. Add it (string, not mutable), and Concierge knows its own users again after a lost answer.`,
        '  ✗ gone (ap-northeast-1_Gone): There is no pool of that id in that region and account.',
        '    Correct userPoolId, or name a role of the account that has it.',
        `  · ap-northeast-1 also has ${other?.Id}, “others”, which the policy does not name.`,
      ],
    });
  });

  it('is content with a pool that fits, and says what it did not check', async () => {
    const { pool: staff } = await pool({ AliasAttributes: ['email'] });
    const staging = rawPool({ userPoolId: staff.userPoolId });
    const { code, text } = await run([], { POLICY_FILE: await policyFile({ staging }) });
    expect(code).toBe(0);
    expect(text.split('\n').slice(-4)).toEqual([
      '  – Stack, Rights of the functions, Functions, Queues, Table, Alarms, Logs, Request URL, Addresses in Slack: name a deployed stage: --stage prod',
      '  – Bot token, Workspace, Slack app, Scopes of the token, Requests channel, People, User groups, Approvers: set SLACK_BOT_TOKEN, or name a deployed stage: --stage prod',
      '',
      'Nothing has to be mended.',
    ]);
  });

  it('says of a pool of phone numbers that nobody can be made in it', async () => {
    const { pool: staff } = await pool({ UsernameAttributes: ['phone_number'] });
    const { userPoolId } = staff;
    expect(await aboutPools({ staging: rawPool({ userPoolId }) })).toEqual({
      code: 1,
      lines: [
        `  ✗ staging (${userPoolId}): Its usernames are phone numbers, in which Concierge makes no users.`,
        '    Take it out of the policy.',
      ],
    });
  });

  it('names the error where AWS cannot be reached', async () => {
    stubAws('http://127.0.0.1:9');
    stubAws('http://127.0.0.1:9', 'STS');
    const { code, lines } = await aboutPools({ staging: rawPool() });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^ {2}✗ staging \(.*\): AWS says nothing of it \(ECONNREFUSED\)\.$/),
      '    Check credentials and role, and allow cognito-idp:DescribeUserPool on it.',
      '  ? Which other pools ap-northeast-1 has could not be checked, because of ECONNREFUSED.',
    ]);
  });

  it.each([
    [{}, '  ✗ POLICY_FILE or POLICY_PARAMETER must be set, and only one.'],
    [{ POLICY_FILE: '/nowhere.yml' }, '  ✗ There is no file /nowhere.yml.'],
  ])('with %j says what is missing', async (environment, line) => {
    await pool();
    const { code, text } = await run([], environment);
    expect(text.split('\n')).toContain(line);
    expect(code).toBe(1);
  });

  it('says where to set the Region when there is none', async () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    expect((await run([], {})).text.split('\n').slice(0, 3)).toEqual([
      'AWS credentials',
      '  ✗ No AWS Region is set.',
      '    Set AWS_REGION, or say --region ap-northeast-1.',
    ]);
    expect((await run(['--stage', 'prod'], {})).text).toMatch(
      /^No AWS Region is set: say --region/,
    );
  });

  it.each([
    [['--stagee', 'prod'], {}, /^Unknown option '--stagee'. See --help.$/],
    [['prod'], { npm_config_stage: 'true' }, /^npm kept --stage for itself: write --/],
    [['--stage', 'Prod!'], {}, /^--stage Prod! cannot be/],
    [['--stage', 'prod', '--region', 'tokyo'], {}, /^--region tokyo is no Region of AWS/],
    [[], { SLACK_BOT_TOKEN: 'xoxp-1' }, /^SLACK_BOT_TOKEN must be the bot token, xoxb-…$/],
  ])('explains itself to who types %j with %j', async (argv, environment, message) => {
    const { code, text } = await run(argv, environment);
    expect(text).toMatch(message);
    expect(text).not.toContain('xoxp-1');
    expect(code).toBe(1);
  });
});

it('is a program, which explains itself', { timeout: 30_000 }, async () => {
  const said = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [PROGRAM, '--help'], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
  expect(said).toMatch(/^Usage: npm run doctor /);
  expect(said).toContain('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER');
});
