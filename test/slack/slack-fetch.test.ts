import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';
import { createLogger } from '../../src/log.ts';
import type { Send } from '../../src/slack/send.ts';
import { slackFetch } from '../../src/slack/slack-fetch.ts';

const API = 'https://slack.com/api/';
const HOOK = 'https://hooks.slack.com/actions/T0/1/x';

let sent: { url: string; authorization: string | null }[] = [];
let answers: object[] = [];

beforeEach(() => {
  sent = [];
  answers = [];
});

const send: Send = async (url, { headers }) => {
  sent.push({ url, authorization: new Headers(headers).get('authorization') });
  const body = JSON.stringify(answers.shift() ?? { ok: true });
  return { status: 200, statusText: 'OK', headers: {}, body };
};

/** With a token, and the one that takes its place. */
function out(first = 'xoxb-1', second = 'xoxb-2') {
  const of = (token: string) => async () => ({ botToken: new Secret(token) });
  return slackFetch(API, { current: of(first), renewed: of(second) }, send);
}

describe('a call of the Web API', () => {
  const call = (fetch: ReturnType<typeof out>) =>
    fetch(`${API}chat.postMessage`, { method: 'POST', headers: { Authorization: 'Bearer old' } });

  it('carries the token in force, whatever the client began with', async () => {
    await call(out());
    expect(sent).toEqual([{ url: `${API}chat.postMessage`, authorization: 'Bearer xoxb-1' }]);
  });

  it.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    'is made once more with the new token after %s, and its answer can be read',
    async (error) => {
      answers = [
        { ok: false, error },
        { ok: true, ts: '1.1' },
      ];
      const answer = await call(out());
      expect(sent.map(({ authorization }) => authorization)).toEqual([
        'Bearer xoxb-1',
        'Bearer xoxb-2',
      ]);
      expect(await answer.json()).toEqual({ ok: true, ts: '1.1' });
    },
  );

  it('is not repeated while there is no other token', async () => {
    answers = [{ ok: false, error: 'invalid_auth' }];
    const answer = await call(out('xoxb-1', 'xoxb-1'));
    expect(sent).toHaveLength(1);
    expect(await answer.json()).toEqual({ ok: false, error: 'invalid_auth' });
  });

  it('is not repeated for any other answer: it may have had its effect', async () => {
    answers = [{ ok: false, error: 'internal_error' }];
    await call(out());
    expect(sent).toHaveLength(1);
  });
});

describe('a token that cannot stand in a header', () => {
  it.each(['xoxb-canary\nxoxb-canary', 'xoxb-canary\u3042'])(
    'is quoted in no error, nor in what the log writes of one: %j',
    async (token) => {
      const error = await out(token)(`${API}auth.test`, { method: 'POST' }).catch(
        (thrown: unknown) => thrown,
      );
      const lines: string[] = [];
      const log = createLogger('info', 'slack', { write: (line) => lines.push(line) });
      log.error({ err: error }, 'failed');
      expect(lines.join()).toContain('The bot token cannot stand in a header');
      expect(lines.join()).not.toContain('canary');
      expect(sent).toEqual([]);
    },
  );
});

describe('an answer to an interaction', () => {
  it('carries no token', async () => {
    await out()(HOOK, { method: 'POST' });
    expect(sent).toEqual([{ url: HOOK, authorization: null }]);
  });

  it.each([
    'https://hooks.slack.com.evil.example/x',
    'https://hooks.slack.com@evil.example/x',
    'http://hooks.slack.com/x',
    'https://slack.com.evil.example/api/chat.postMessage',
    'https://slack.com/other/chat.postMessage',
    'http://169.254.169.254/latest/meta-data/',
  ])('is not sent to %s', async (url) => {
    await expect(out()(url, { method: 'POST' })).rejects.toThrow('no address of Slack');
    expect(sent).toEqual([]);
  });

  it('is no way to get the token when the API’s address ends without a slash', async () => {
    const tokens = { current: async () => ({ botToken: new Secret('xoxb-1') }) };
    const fetch = slackFetch('https://slack.com', { ...tokens, renewed: tokens.current }, send);
    await expect(fetch('https://slack.com.evil.example/x')).rejects.toThrow('no address of Slack');
  });
});
