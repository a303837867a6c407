import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { storeParameter } from '../../src/aws/parameters.ts';
import { showPolicy } from '../../src/operator/show-policy.ts';
import { uploadPolicy } from '../../src/operator/upload-policy.ts';
import { readPolicy } from '../../src/policy-source.ts';
import { rawPolicy, rawPool } from '../samples.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { parameterStore } from './parameter-store.ts';

const NAME = '/concierge/test/policy';
const STAGE = ['--stage', 'test'];

const store = parameterStore();
const folder = mkdtempSync(join(tmpdir(), 'concierge-upload-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(policy: object): string {
  const file = join(folder, 'policy.yml');
  writeFileSync(file, `# Whoever reads this is not asked.\n${dump(policy)}`);
  return file;
}

/** Uploads a policy, answering the one question. */
async function upload(policy: object, answer = 'y', ...more: string[]): Promise<string> {
  const { terminal, text } = fakeTerminal([answer]);
  await uploadPolicy([fileWith(policy), ...STAGE, ...more], terminal);
  return text();
}

const pools = (more: object) => ({ staging: rawPool(more) });

describe('npm run policy:upload', () => {
  it('stores the policy as compact JSON, under the version that the trail will show', async () => {
    const said = await upload(rawPolicy());
    const { version } = await readPolicy({ file: join(folder, 'policy.yml') });
    expect(store.get(NAME)).toMatch(/^\{"channel":"C0REQUESTS","contact":/);
    expect(said).toContain('No policy is stored yet. This one says:');
    expect(said).toContain('staging\n  + staging: Storefront staging, ap-northeast-1_Staging01\n');
    expect(said).toMatch(/\d+ bytes: a parameter of the Standard tier, which costs nothing\./);
    expect(said).toContain(`Version ${version.slice(0, 8)}, in the trail ${version}.`);
    const { version: read } = await readPolicy({ parameter: NAME });
    expect(read).toBe(version);
  });

  it('says in words what changes, and where', async () => {
    await upload(rawPolicy());
    const after = rawPolicy({ contact: 'U0OTHER' }, pools({ approvals: 2 }));
    const lines = (await upload(after)).split('\n').slice(1);
    expect(lines).toEqual(
      [
        'everywhere',
        '  - Requests are shown in C0REQUESTS, in English. Whoever is refused is told to ask U0CONTACT.',
        '  + Requests are shown in C0REQUESTS, in English. Whoever is refused is told to ask U0OTHER.',
        'staging',
        '  - New account: asked for by the group S0LEADS; 1 approval.',
        '  + New account: asked for by the group S0LEADS; 2 approvals.',
        '',
        'Settings that change: contact, pools.staging.approvals',
      ].concat(lines.slice(8)),
    );
  });

  it('names what changes even where the words stay the same', async () => {
    await upload(rawPolicy({}, pools({ client: { id: 'first' } })));
    const said = await upload(rawPolicy({}, pools({ client: { id: 'second' } })));
    expect(said).toContain('Settings that change: pools.staging.client.id');
  });

  it('lists everything that is wrong, and stores nothing', async () => {
    const wrong = upload(rawPolicy({ channel: 'requests' }, pools({ domains: 'example.com' })));
    await expect(wrong).rejects.toThrow(/channel: must .*\n.*pools\.staging\.domains: must /);
    expect(store.size).toBe(0);
  });

  it('stores nothing without a yes', async () => {
    await expect(upload(rawPolicy(), '')).rejects.toThrow('Nothing was stored.');
    const { terminal } = fakeTerminal({ piped: '' });
    const unasked = uploadPolicy([fileWith(rawPolicy()), ...STAGE], terminal);
    await expect(unasked).rejects.toThrow('say --yes');
    expect(store.size).toBe(0);
    await uploadPolicy([fileWith(rawPolicy()), ...STAGE, '--yes'], terminal);
    expect(store.size).toBe(1);
  });

  it('has nothing to do when it is there already', async () => {
    await upload(rawPolicy());
    expect(await upload(rawPolicy())).toMatch(
      /holds this policy already, .* Nothing was stored\.$/,
    );
  });

  it('replaces the same policy in YAML, saying that it means the same, and one that is not valid', async () => {
    await storeParameter(NAME, dump(rawPolicy()), 'String');
    expect(await upload(rawPolicy())).toContain('already, but not as compact JSON.');
    expect(store.get(NAME)).toMatch(/^\{"channel"/);
    await storeParameter(NAME, 'channel: requests', 'String');
    expect(await upload(rawPolicy())).toContain('What is stored is not valid');
  });

  it('says what a large one costs, and how to make one fit that does not', async () => {
    const people = (count: number) => Array.from({ length: count }, (_, it) => `U0${it + 1000000}`);
    const large = rawPolicy({}, pools({ requesters: people(400) }));
    expect(await upload(large)).toContain('the Advanced tier, which AWS charges about 0.05 USD');
    const tooLarge = rawPolicy({}, pools({ requesters: people(800) }));
    await expect(upload(tooLarge)).rejects.toThrow(/a parameter holds 8192 at most\. Name user gr/);
  });

  it.each([
    [[], 'Say which file: policy.yml'],
    [['policy.example.yml'], 'Say which stage: --stage prod'],
    [['policy.example.yml', '--stage', 'Prod'], '--stage Prod cannot be'],
    [['policy.example.yml', ...STAGE, '--region', 'tokyo'], '--region tokyo is no Region of AWS'],
    [['nowhere.yml', ...STAGE], 'ENOENT'],
  ])('says what is wrong with %j', async (argv, problem) => {
    await expect(uploadPolicy(argv, fakeTerminal().terminal)).rejects.toThrow(problem);
  });
});

describe('npm run policy:show', () => {
  const show = async (...more: string[]) => {
    const { terminal, text } = fakeTerminal();
    await showPolicy([...STAGE, ...more], terminal);
    return text();
  };

  it('says in words what is stored, and gives it back as YAML', async () => {
    await upload(rawPolicy());
    expect(await show()).toContain('New account: asked for by the group S0LEADS; 1 approval.');
    expect(await show('--yaml')).toContain('channel: C0REQUESTS\n');
  });

  it('says how to store one where there is none', async () => {
    await expect(show()).rejects.toThrow(`There is no ${NAME}. npm run policy:upload stores one.`);
  });
});
