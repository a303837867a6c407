import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateGroupCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { dump } from 'js-yaml';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startCloud } from '../../playground/cloud.ts';
import { writePolicy } from '../../playground/policy-file.ts';
import { OVERSEAS } from '../../playground/pool-definitions.ts';
import { appClient, standInPool } from '../aws/cognito-stand-in.ts';
import { rawPolicy, rawPool } from '../samples.ts';

const PROGRAM = join(import.meta.dirname, '../../src/operator/doctor.ts');
const PLAYGROUND_POLICY = join(import.meta.dirname, '../../playground/policy.yml');

/** A process starts, and loads the SDK. */
const PATIENCE = 30_000; // ms

interface Outcome {
  code: number;
  lines: string[];
  errors: string;
}

/** Runs the doctor as `npm run doctor` does, with the AWS settings of this test. */
function doctor(environment: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const { POLICY_FILE: _file, POLICY_PARAMETER: _parameter, ...rest } = process.env;
  const env = { ...rest, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      resolve({ code, lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}

/** AWS's side of the playground, with this process's own settings put back afterwards. */
async function playgroundCloud() {
  const before = { ...process.env };
  const cloud = await startCloud();
  onTestFinished(async () => {
    await cloud.close();
    for (const name of Object.keys(cloud.environment)) delete process.env[name];
    Object.assign(process.env, before);
  });
  return cloud;
}

async function policyFile(pools: object): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'doctor-')), 'policy.yml');
  await writeFile(file, dump(rawPolicy({}, pools)));
  return file;
}

/** Of the lines about the pool staging, those that say something of it. */
const remarks = ({ lines }: Outcome) => lines.filter((line) => /^ {2}(mend|note): /.test(line));

describe('the doctor', { timeout: PATIENCE }, () => {
  it('finds every pool of the playground, and the one that its policy does not name', async () => {
    const { pools, cognito } = await playgroundCloud();
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'staff' }));
    const found = await doctor({ POLICY_FILE: await writePolicy(PLAYGROUND_POLICY, pools) });
    expect(found.errors).toBe('');
    expect(found.code).toBe(0);
    for (const { alias, userPoolId, name } of pools) {
      expect(found.lines).toContainEqual(
        expect.stringMatching(new RegExp(`^${alias} +${userPoolId} +yes +${name}$`)),
      );
    }
    expect(found.lines).toContain(`    ${UserPool?.Id}  staff`);
    expect(found.lines).toContain(`  ${OVERSEAS.region} as ${OVERSEAS.arn}: none`);
    expect(found.lines.at(-1)).toBe('Nothing has to be mended.');
  });

  it('names each difference with how to mend it', async () => {
    const { admin, pool } = await standInPool({ UsernameAttributes: ['email'] });
    await appClient(admin, pool);
    await admin.send(new CreateGroupCommand({ UserPoolId: pool.userPoolId, GroupName: 'readers' }));
    const staging = rawPool({
      userPoolId: pool.userPoolId,
      client: { id: 'nosuchclient' },
      attributes: ['given_name', 'custom:team'],
      visibleAttributes: ['email', 'custom:seen', 'custom:changed'],
      changeableAttributes: ['custom:changed'],
      groups: ['readers', 'editors'],
      protected: { groups: ['admins'], users: [] },
    });
    const gone = rawPool({ userPoolId: 'ap-northeast-1_Gone' });
    const found = await doctor({ POLICY_FILE: await policyFile({ staging, gone }) });
    expect(found.errors).toBe('');
    expect(remarks(found)).toEqual([
      '  note: AWS calls it “staff”; people read “Storefront staging”.',
      '  note: Its schema has no custom:provision_id. Add it (string, not mutable), and Concierge knows its own users again after a lost answer.',
      '  mend: Its schema has no custom:team. Add it to the pool, or take it off attributes.',
      '  mend: Its schema has no custom:seen. Add it to the pool, or take it off visibleAttributes.',
      '  mend: Its schema has no custom:changed. Add it to the pool, or take it off visibleAttributes.',
      '  mend: Its schema has no custom:changed. Add it to the pool, or take it off changeableAttributes.',
      '  mend: It has no group “editors”. Create it, or take it off groups and protected.groups.',
      '  mend: It has no group “admins”. Create it, or take it off groups and protected.groups.',
      '  mend: It has no app client nosuchclient. Correct client.id.',
      '  mend: There is no pool of that id in that region and account. Correct userPoolId, or name a role of the account that has it.',
    ]);
    expect(found.lines.at(-1)).toBe('8 things have to be mended.');
    expect(found.code).toBe(1);
  });

  it('says of a pool of phone numbers that nobody can be made in it', async () => {
    const { pool } = await standInPool({ UsernameAttributes: ['phone_number'] });
    const staging = rawPool({ userPoolId: pool.userPoolId, name: 'staff' });
    const found = await doctor({ POLICY_FILE: await policyFile({ staging }) });
    expect(remarks(found)).toEqual([
      '  mend: Its usernames are phone numbers, in which Concierge makes no users. Take it out of the policy.',
    ]);
    expect(found.code).toBe(1);
  });

  it('names the error where AWS cannot be reached', async () => {
    await standInPool();
    const found = await doctor({
      POLICY_FILE: await policyFile({ staging: rawPool() }),
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://127.0.0.1:9',
    });
    expect(remarks(found)).toEqual([
      '  mend: AWS says nothing of it (ECONNREFUSED). Check credentials and role, and allow cognito-idp:DescribeUserPool on it.',
    ]);
    expect(found.lines).toContain(
      '  ap-northeast-1: could not be listed (ECONNREFUSED). Allow cognito-idp:ListUserPools, which IAM cannot narrow to some pools.',
    );
    expect(found.lines.at(-1)).toBe('1 thing has to be mended.');
    expect(found.code).toBe(1);
  });

  it('lists every problem of the policy and looks no further', async () => {
    const staging = rawPool({ approvals: 9, completeFirstSignIn: true });
    const found = await doctor({ POLICY_FILE: await policyFile({ staging }) });
    expect(found).toEqual({
      code: 1,
      lines: [''],
      errors: [
        'The policy is not valid:',
        '  pools.staging.approvals: must be 5 or less',
        '  pools.staging.client: must name an app client, which is needed for completeFirstSignIn',
        '',
      ].join('\n'),
    });
  });

  it.each([
    [{}, /POLICY_FILE or POLICY_PARAMETER must be set, and only one/],
    [{ POLICY_FILE: '/nowhere/policy.yml' }, /^The policy could not be read .*no such file/],
  ])('with %j says what is missing, without a stack', async (environment, message) => {
    const found = await doctor(environment as Record<string, string>);
    expect(found.errors).toMatch(message);
    expect(found.errors).not.toContain('    at ');
    expect(found.code).toBe(1);
  });

  it('explains itself', async () => {
    const { code, lines, errors } = await doctor({}, '--help');
    expect(code).toBe(0);
    expect(errors).toBe('');
    expect(lines[0]).toBe('Usage: npm run doctor');
    expect(lines.join('\n')).toContain('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER');
  });

  it('writes no colours and no secrets', async () => {
    const { pool } = await standInPool();
    const { userPoolId } = pool;
    const found = await doctor({
      POLICY_FILE: await policyFile({ staging: rawPool({ userPoolId }) }),
    });
    const text = found.lines.join('\n');
    expect(text).not.toContain(String.fromCharCode(27));
    expect(text).not.toContain(process.env.AWS_SECRET_ACCESS_KEY);
  });
});
