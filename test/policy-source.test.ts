import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { load } from 'js-yaml';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { digest } from '../src/domain/canonical.ts';
import { createPolicySource, InvalidPolicy, readPolicy } from '../src/policy-source.ts';
import { recordingLog } from './recording-log.ts';
import { NOW } from './samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'concierge-policy-'));
const file = join(folder, 'policy.yml');
const ssm = mockClient(SSMClient);
afterAll(() => {
  rmSync(folder, { recursive: true });
  ssm.restore();
});

const yaml = (contact: string) => `
workspace: T0HOME
channel: C0REQUESTS # shown here
contact: ${contact}
pools:
  staging:
    userPoolId: ap-northeast-1_Staging01
    requesters: [S0LEADS]
    approvers: [S0APPROVERS]
    domains: [example.com]
`;
const INVALID = 'workspace: T0HOME\nchannel: requests\npools: {}\n';

const write = (text: string) => writeFileSync(file, text);

/** A source that reads the file, with a clock to turn. */
function source() {
  const clock = { now: NOW };
  const { log, lines } = recordingLog();
  const policy = createPolicySource({ file }, log, () => clock.now);
  const wait = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  return { contact: async () => (await policy()).contact, wait, lines };
}

beforeEach(() => write(yaml('U0FIRST')));

describe('reading the policy', () => {
  it('takes it from a file', async () => {
    const { contact, pools } = await readPolicy({ file });
    expect(contact).toBe('U0FIRST');
    expect(pools.get('staging')?.userPoolId).toBe('ap-northeast-1_Staging01');
  });

  it('takes it from a parameter', async () => {
    ssm.on(GetParameterCommand, { Name: '/p' }).resolves({ Parameter: { Value: yaml('U0SSM') } });
    expect((await readPolicy({ parameter: '/p' })).contact).toBe('U0SSM');
  });

  it('takes it as JSON, as it is stored when it has been checked', async () => {
    const Value = JSON.stringify(load(yaml('U0JSON')));
    ssm.on(GetParameterCommand, { Name: '/json' }).resolves({ Parameter: { Value } });
    expect((await readPolicy({ parameter: '/json' })).contact).toBe('U0JSON');
  });

  it('takes JSON that somebody wrote by hand for YAML, where no name may stand twice', async () => {
    write(JSON.stringify(load(yaml('U0JSON')), undefined, 2));
    expect((await readPolicy({ file })).contact).toBe('U0JSON');
    write(JSON.stringify(load(yaml('U0JSON'))).replace('{', '{"contact":"U0FIRST",'));
    await expect(readPolicy({ file })).rejects.toThrow(InvalidPolicy);
  });

  it('refuses an invalid one with every problem and its path', async () => {
    write(INVALID);
    const refused = await readPolicy({ file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidPolicy);
    const { message, problems } = refused as InvalidPolicy;
    expect(problems.map(({ path }) => path)).toEqual(['channel', 'contact', 'pools']);
    expect(message).toContain('\n  channel: must be a Slack channel id (C… or G…)');
    expect(message).toContain('\n  contact: must be a Slack user id');
  });

  it.each(['pools: [', '\tworkspace: T0HOME', 'a: 1\na: 2'])(
    'refuses what is no YAML, saying where: %j',
    async (text) => {
      write(text);
      const refused = readPolicy({ file });
      await expect(refused).rejects.toBeInstanceOf(InvalidPolicy);
      await expect(refused).rejects.toThrow(/\(the whole file\): .*\(\d+:\d+\)/);
    },
  );

  it('refuses an empty file', async () => {
    write('');
    await expect(readPolicy({ file })).rejects.toThrow('(the whole file)');
  });
});

describe('the policy in force', () => {
  it('must be valid at first', async () => {
    write(INVALID);
    const { contact, lines, wait } = source();
    await expect(contact()).rejects.toBeInstanceOf(InvalidPolicy);
    await expect(contact()).rejects.toBeInstanceOf(InvalidPolicy);
    expect(lines).toMatchObject([{ level: 'error', alarm: 'invalid-policy' }]);
    wait(60_000);
    await expect(contact()).rejects.toBeInstanceOf(InvalidPolicy);
    expect(lines).toHaveLength(2);
    write(yaml('U0FIRST'));
    expect(await contact()).toBe('U0FIRST');
  });

  it('is read once for all who ask at the same time', async () => {
    ssm.reset();
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: yaml('U0SSM') } });
    const policy = createPolicySource({ parameter: '/p' }, recordingLog().log, () => new Date());
    await Promise.all([policy(), policy(), policy()]);
    expect(ssm.commandCalls(GetParameterCommand)).toHaveLength(1);
  });

  it('is read at most once a minute', async () => {
    const { contact, wait } = source();
    expect(await contact()).toBe('U0FIRST');
    write(yaml('U0SECOND'));
    wait(59_999);
    expect(await contact()).toBe('U0FIRST');
    wait(1);
    expect(await contact()).toBe('U0SECOND');
  });

  it('stays the last good one when a new one is invalid or gone, which is logged', async () => {
    const { contact, wait, lines } = source();
    await contact();
    write(INVALID);
    wait(60_000);
    expect(await contact()).toBe('U0FIRST');
    expect(lines).toMatchObject([
      {
        level: 'error',
        alarm: 'invalid-policy',
        msg: expect.stringContaining('last good one'),
      },
    ]);
    expect(JSON.stringify(lines)).toContain('channel');
    rmSync(file);
    wait(60_000);
    expect(await contact()).toBe('U0FIRST');
    expect(lines).toMatchObject([{}, { alarm: 'invalid-policy' }]);
  });

  it('is the new one as soon as that is valid again', async () => {
    const { contact, wait } = source();
    await contact();
    write(INVALID);
    wait(60_000);
    await contact();
    write(yaml('U0THIRD'));
    wait(60_000);
    expect(await contact()).toBe('U0THIRD');
  });

  it('asks only once a minute for a new one that is invalid, too', async () => {
    const { contact, wait, lines } = source();
    await contact();
    write(INVALID);
    wait(60_000);
    await contact();
    await contact();
    expect(lines).toHaveLength(1);
  });
});

describe('whoever watches', () => {
  it('hears each version that is read, and each that is refused', async () => {
    const heard: unknown[] = [];
    const clock = { now: NOW };
    const policy = createPolicySource({ file }, recordingLog().log, () => clock.now, {
      read: ({ contact }) => heard.push(contact),
      refused: ({ version, problems }) => heard.push([version, problems[0]?.path]),
    });
    for (const text of [yaml('U0FIRST'), INVALID, yaml('U0SECOND')]) {
      write(text);
      await policy();
      clock.now = new Date(clock.now.getTime() + 60_000);
    }
    expect(heard).toEqual(['U0FIRST', [digest(INVALID), 'channel'], 'U0FIRST', 'U0SECOND']);
  });
});
