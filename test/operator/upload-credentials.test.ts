import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { APP_ID, BOT_ID, BOT_TOKEN, BOT_USER_ID, SEED } from '../../playground/slack/seed.ts';
import { type Slack, startSlack } from '../../playground/slack/server.ts';
import { explained } from '../../src/operator/command.ts';
import { uploadCredentials } from '../../src/operator/upload-credentials.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { parameterStore } from './parameter-store.ts';

const NAME = '/concierge/test/slack';
const SIGNING_SECRET = 'the-signing-secret-of-the-app';
const PASTED = [BOT_TOKEN, SIGNING_SECRET, 'y'];

const store = parameterStore();
let slack: Slack;

beforeAll(async () => {
  const manifest = readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
  slack = await startSlack({
    seed: SEED,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    manifest: load(manifest),
    frontUrl: 'http://127.0.0.1:1',
  });
  vi.stubEnv('SLACK_API_URL', slack.apiUrl);
});
afterAll(() => slack.close());

const stored = (): unknown => JSON.parse(store.get(NAME) ?? '{}');

/** What the command says, or why it refuses; both are what people see. */
async function upload(
  answers: readonly string[] | { piped: string } = PASTED,
  ...more: string[]
): Promise<string> {
  const { terminal, text } = fakeTerminal(answers);
  const why = await uploadCredentials(['--stage', 'test', ...more], terminal).catch(explained);
  return [text(), why ?? ''].join('\n');
}

describe('npm run credentials:upload', () => {
  it('asks for two values, has Slack say whose they are, and makes a sealing key', async () => {
    const said = await upload();
    expect(stored()).toEqual({
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      appId: APP_ID,
      botId: BOT_ID,
      botUserId: BOT_USER_ID,
      sealingKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    });
    expect(said).toContain(`of the bot ${BOT_USER_ID} in ${SEED.team.name} (${SEED.team.id}`);
    expect(said).toContain('A new sealing key is made.');
  });

  it('says when the signing secret does not look like one of Slack’s', async () => {
    expect(await upload()).toContain('does not look like one of Slack’s');
    expect(await upload([BOT_TOKEN, 'c0ffee00'.repeat(4), 'y'])).not.toContain('look like');
  });

  it('for a rotation keeps the sealing key, and the signing secret before until the next time', async () => {
    await upload();
    const { sealingKey } = stored() as { sealingKey: string };
    const said = await upload([BOT_TOKEN, 'another', 'yes']);
    const rotated = { signingSecret: 'another', sealingKey };
    expect(stored()).toMatchObject({ ...rotated, previousSigningSecret: SIGNING_SECRET });
    expect(said).toContain('The sealing key stays.');
    await upload([BOT_TOKEN, 'another', 'yes']);
    expect(stored()).toMatchObject(rotated);
    expect(stored()).not.toHaveProperty('previousSigningSecret');
  });

  it('takes them as JSON from a program, which must say --yes', async () => {
    const piped = JSON.stringify({
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
    });
    expect(await upload({ piped })).toContain('say --yes');
    expect(store.size).toBe(0);
    expect(await upload({ piped }, '--yes')).toContain(`Stored as ${NAME}.`);
    expect(stored()).toMatchObject({ signingSecret: SIGNING_SECRET });
  });

  it.each([
    ['an app-level token', ['xapp-1-A1', SIGNING_SECRET, 'y'], 'it begins with xoxb-'],
    ['a revoked token', ['xoxb-old', SIGNING_SECRET, 'y'], '(invalid_auth)'],
    ['no signing secret', [BOT_TOKEN, '', 'y'], 'signingSecret must be the signing secret'],
    ['no yes', [BOT_TOKEN, SIGNING_SECRET, ''], 'Nothing was stored.'],
    ['no JSON', { piped: SIGNING_SECRET }, 'as JSON.'],
  ])('stores nothing with %s', async (_what, answers, problem) => {
    expect(await upload(answers)).toContain(problem);
    expect(store.size).toBe(0);
  });

  it('says no secret, whatever comes of it', async () => {
    const said = [
      await upload(),
      await upload([BOT_TOKEN, 'another', 'y']),
      await upload(PASTED, BOT_TOKEN),
      await upload([`${BOT_TOKEN} `, SIGNING_SECRET, 'y']),
      await upload({ piped: `{"botToken": "${BOT_TOKEN}", "signingSecret": "${SIGNING_SECRET}"` }),
      await upload([BOT_TOKEN, `${SIGNING_SECRET}${'x'.repeat(9_000)}`, 'y']),
    ].join('\n');
    expect(said).toContain('AWS did not store /concierge/test/slack (ValidationException).');
    const { sealingKey } = stored() as { sealingKey: string };
    for (const secret of [BOT_TOKEN, SIGNING_SECRET, 'another', sealingKey]) {
      expect(said).not.toContain(secret);
    }
  });
});
