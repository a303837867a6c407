import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Hono } from 'hono';
import { dump, load } from 'js-yaml';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../playground/aws/loopback.ts';
import { warnings } from '../scripts/deploy/warnings.ts';
import { deploy } from '../scripts/deploy.ts';
import { storeParameter } from '../src/aws/parameters.ts';
import { explained } from '../src/operator/command.ts';
import { fakeTerminal } from './operator/fake-terminal.ts';
import { parameterStore } from './operator/parameter-store.ts';
import { rawPolicy } from './samples.ts';

const SECRET = '/concierge/test/slack';
const POLICY = '/concierge/test/policy';
const URL = 'https://abc.execute-api.eu-west-1.amazonaws.com/slack/events';
const PLACE = '--stage test --region eu-west-1';
const INFO = `Stack Outputs:\n  SlackRequestUrl: ${URL}\n  AlarmTopicArn: arn:aws:sns:eu-west-1:1:t\n`;

const store = parameterStore();
let root: string;

/** A folder to deploy, with commands on the path that write down how they were called. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'deploy-'));
  for (const folder of ['bin', 'dist', '.serverless']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'package.json'), '{ "version": "1.2.3" }');
  writeFileSync(join(root, 'info'), INFO);
  packaged('test', 'eu-west-1');
  for (const name of ['npm', 'node']) command(name);
  command('osls', 'case $1 in info) cat info;; esac');
  vi.stubEnv('PATH', [join(root, 'bin'), '/usr/bin', '/bin'].join(delimiter));
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  store.set(SECRET, '{}');
  await storeParameter(POLICY, dump(rawPolicy()), 'String');
  onTestFinished(() => rmSync(root, { recursive: true }));
});

function command(name: string, script = ''): void {
  const path = join(root, 'bin', name);
  writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> calls\n${script}\n`);
  chmodSync(path, 0o755);
}

function packaged(stage: string, region: string): void {
  const state = { service: { provider: { stage, region } } };
  writeFileSync(join(root, '.serverless', 'serverless-state.json'), JSON.stringify(state));
}

function calls(): string[] {
  try {
    return readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}

/** What the command says. */
async function run(...argv: string[]): Promise<string> {
  const { terminal, text } = fakeTerminal();
  await deploy(argv, terminal, root);
  return text();
}

const test = ['--stage', 'test', '--region', 'eu-west-1'];
const PREPARED = [
  'npm run --silent build',
  `osls package ${PLACE}`,
  'node scripts/check-template.ts',
];

describe('npm run deploy', () => {
  it('builds, packages, checks, and deploys that package; then says what comes next', async () => {
    store.clear();
    const said = await run(...test);
    expect(calls()).toEqual([
      ...PREPARED,
      `osls deploy ${PLACE} --package .serverless`,
      `osls info ${PLACE} --verbose`,
    ]);
    expect(said).toContain(`Warning: ${SECRET} is not there yet.`);
    expect(said).toContain(`Slack reaches it at ${URL}`);
    expect(said).toContain('--topic-arn arn:aws:sns:eu-west-1:1:t');
    expect(said).toContain(`npm run doctor -- ${PLACE}`);
    const manifest = load(readFileSync(join(root, 'dist/manifest.yml'), 'utf8'));
    expect(manifest).toMatchObject({ settings: { event_subscriptions: { request_url: URL } } });
  });

  it('with --dry-run does all but the deployment', async () => {
    expect(await run(...test, '--dry-run')).toContain('Nothing was deployed (--dry-run).');
    expect(calls()).toEqual(PREPARED);
  });

  it.each([
    ['the build', 'npm', PREPARED.slice(0, 1), 'npm run failed with exit code 3'],
    ['the template', 'node', PREPARED, 'node scripts/check-template.ts failed with exit code 3'],
  ])('deploys nothing when %s fails', async (_what, name, called, problem) => {
    command(name, 'exit 3');
    await expect(run(...test)).rejects.toThrow(problem);
    expect(calls()).toEqual(called);
  });

  it('deploys no package that somebody else has put there meanwhile', async () => {
    packaged('other', 'eu-west-1');
    await expect(run(...test)).rejects.toThrow('holds a package of stage other in eu-west-1');
    expect(calls()).toEqual(PREPARED);
  });

  it('says when osls has failed, or is not there', async () => {
    command('osls', 'case $1 in deploy) exit 1;; esac');
    await expect(run(...test)).rejects.toThrow('osls deploy failed with exit code 1.');
    rmSync(join(root, 'bin', 'osls'));
    await expect(run(...test)).rejects.toThrow('osls was not found. Start this through npm');
  });
});

describe('before AWS is asked for anything', () => {
  it.each([
    [[], {}, 'Say which stage: --stage prod'],
    [['test'], {}, 'Unexpected argument'],
    [['--stage', 'Prod!'], {}, '--stage Prod! cannot be'],
    [['--stgae', 'prod'], {}, "Unknown option '--stgae'"],
    [['--stage', 'test', '--region', 'tokyo'], {}, '--region tokyo is no Region of AWS'],
    [
      ['--stage', 'test'],
      { AWS_REGION: '', AWS_PROFILE: '' },
      'No AWS Region is set: say --region',
    ],
    [test, { AWS_ACCESS_KEY_ID: '', AWS_PROFILE: '' }, 'No AWS credentials were found'],
  ])('%j with %j: %s', async (argv, environment, problem) => {
    const more = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
    const all = { ...more, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
    for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value || undefined);
    await expect(run(...argv)).rejects.toThrow(problem);
    expect(calls()).toEqual([]);
  });
});

describe('the warnings', () => {
  const found = async (version = '1.2.3+6203da0', node = 'v24.1.0', arch = 'arm64') =>
    warnings(
      { stage: 'test', region: 'eu-west-1', policyParameter: POLICY, slackSecret: SECRET },
      version,
      { version: node, arch: arch as NodeJS.Architecture },
    );

  it('are none when all is there', async () => {
    expect(await found()).toEqual([]);
  });

  it.each([
    ['v24.1.0', 'x64'],
    ['v22.1.0', 'arm64'],
  ])('tell that Node %s on %s compiles nothing for the functions', async (node, arch) => {
    const [slower, ...others] = await found('1.2.3+6203da0', node, arch);
    expect(slower).toContain(`Node ${node} on ${arch}, and the functions run nodejs24.x on arm64`);
    expect(others).toEqual([]);
  });

  it.each([
    ['1.2.3+6203da0.changed', 'Files differ from the last commit.'],
    ['1.2.3', 'This is no git repository.'],
  ])('say of version %s: %s', async (version, problem) => {
    expect(await found(version)).toEqual([expect.stringContaining(problem)]);
  });

  it('say how to store what is not stored yet', async () => {
    store.delete(POLICY);
    expect(await found()).toEqual([
      `${POLICY} is not there yet. The functions start without it, but refuse everything. Store it:\n  npm run policy:upload -- policy.yml ${PLACE}`,
    ]);
    store.clear();
    expect(await found()).toEqual([
      expect.stringContaining(`npm run credentials:upload -- ${PLACE}`),
      expect.anything(),
      expect.stringContaining('If it is not new, it is misspelt.'),
    ]);
  });

  it('say what is wrong with the policy that is stored', async () => {
    await storeParameter(POLICY, dump(rawPolicy({ channel: 'requests' })), 'String');
    expect((await found()).join()).toContain('channel: must be a Slack channel id');
  });

  it.each(['AccessDeniedException', 'ExpiredTokenException'])(
    'say what AWS answers, or stop: %s',
    async (name) => {
      const server = await listen(new Hono().post('/', (c) => c.json({ __type: name }, 400)));
      onTestFinished(() => server.close());
      const before = process.env.AWS_ENDPOINT_URL_SSM;
      onTestFinished(() => void vi.stubEnv('AWS_ENDPOINT_URL_SSM', before));
      vi.stubEnv('AWS_ENDPOINT_URL_SSM', server.url);
      const outcome = await found().catch(explained);
      expect(outcome).toEqual(
        name.startsWith('Expired')
          ? `AWS does not take your credentials (${name}): sign in again.`
          : [SECRET, POLICY].map(
              (it) =>
                `Nobody can tell whether ${it} is there (${name}). That takes ssm:GetParameter.`,
            ),
      );
    },
  );
});
