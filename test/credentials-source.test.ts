import { describe, expect, it } from 'vitest';
import { createCredentialsSource } from '../src/credentials-source.ts';
import { Secret } from '../src/domain/secret.ts';
import { recordingLog } from './recording-log.ts';

const GIVEN = {
  botToken: 'xoxb-1',
  signingSecret: 'signing-secret-1',
  appId: 'A1',
  botId: 'B1',
  botUserId: 'U1',
  sealingKey: 'a sealing key of 32 characters..',
};

interface Parameter {
  value: string | undefined;
  reads: number;
  names: Set<string>;
}

/** A source over a parameter that a test changes, and the clock it goes by. */
function source(first = JSON.stringify(GIVEN)) {
  const parameter: Parameter = { value: first, reads: 0, names: new Set() };
  const clock = { seconds: 0 };
  const { log, lines } = recordingLog();
  const { current, renewed } = createCredentialsSource(
    { parameter: '/concierge/test/slack' },
    log,
    () => new Date(clock.seconds * 1000),
    async (name) => {
      parameter.reads += 1;
      parameter.names.add(name);
      if (parameter.value === undefined) throw new Error('ParameterNotFound');
      return new Secret(parameter.value);
    },
  );
  const token = async () => (await current()).botToken.expose();
  const renewedToken = async () => (await renewed()).botToken.expose();
  const rotate = (more: object) => {
    parameter.value = JSON.stringify({ ...GIVEN, ...more });
  };
  return { parameter, clock, lines, current, renewed, token, renewedToken, rotate };
}

describe('the app’s credentials', () => {
  it('are read once, however many ask at once, and remembered for five minutes', async () => {
    const { parameter, clock, token, rotate } = source();
    expect(await Promise.all([token(), token(), token()])).toEqual(['xoxb-1', 'xoxb-1', 'xoxb-1']);
    rotate({ botToken: 'xoxb-2' });
    clock.seconds = 299;
    expect(await token()).toBe('xoxb-1');
    expect(parameter).toMatchObject({ reads: 1, names: new Set(['/concierge/test/slack']) });
    clock.seconds = 300;
    expect(await token()).toBe('xoxb-2');
  });

  it('are read anew at once when they were refused, and every five seconds at most', async () => {
    const { parameter, clock, token, renewedToken, rotate } = source();
    await token();
    clock.seconds = 5;
    rotate({ botToken: 'xoxb-2' });
    expect(await renewedToken()).toBe('xoxb-2');
    expect(await token()).toBe('xoxb-2');
    rotate({ botToken: 'xoxb-3' });
    clock.seconds = 9;
    expect(await renewedToken()).toBe('xoxb-2');
    expect(parameter.reads).toBe(2);
    clock.seconds = 10;
    expect(await renewedToken()).toBe('xoxb-3');
  });

  it('know the signing secret before, as long as the parameter has it', async () => {
    const { clock, current, rotate } = source();
    const signing = async () => (await current()).signingSecrets.map((secret) => secret.expose());
    expect(await signing()).toEqual(['signing-secret-1']);
    rotate({ signingSecret: 'signing-secret-2', previousSigningSecret: 'signing-secret-1' });
    clock.seconds = 300;
    expect(await signing()).toEqual(['signing-secret-2', 'signing-secret-1']);
    rotate({ signingSecret: 'signing-secret-2' });
    clock.seconds = 600;
    expect(await signing()).toEqual(['signing-secret-2']);
  });

  it('stay in force when the parameter is spoilt or away, which is logged', async () => {
    const { parameter, clock, lines, token } = source();
    await token();
    const broken = JSON.stringify({ ...GIVEN, botToken: 'xoxb-2\nxoxb-2' });
    for (const value of ['{"botToken": "xoxb-2', broken, undefined]) {
      parameter.value = value;
      clock.seconds += 300;
      expect(await token()).toBe('xoxb-1');
    }
    expect(lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
    expect(JSON.stringify(lines)).not.toMatch(/xoxb-\d/);
  });

  it('are asked for again as long as there have been none', async () => {
    const { parameter, token, rotate } = source('{}');
    await expect(token()).rejects.toThrow('botToken must be the bot token');
    parameter.value = undefined;
    await expect(token()).rejects.toThrow('ParameterNotFound');
    rotate({});
    expect(await token()).toBe('xoxb-1');
  });

  it('are read again by whoever waited for a read that failed', async () => {
    const { parameter, token, rotate } = source('{}');
    const [first, second] = await Promise.allSettled([
      token(),
      token(),
      Promise.resolve().then(() => rotate({})),
    ]);
    expect(first.status).toBe('rejected');
    expect(second).toMatchObject({ status: 'fulfilled', value: 'xoxb-1' });
    expect(parameter.reads).toBe(2);
  });

  it('are refused with everything that is wrong, and none of the values', async () => {
    const spoilt = { ...GIVEN, botToken: 'xoxp-secret', appId: 'secret', sealingKey: 'short' };
    const { current } = source(JSON.stringify(spoilt));
    const said = await current().catch(String);
    expect(said).toContain('/concierge/test/slack');
    for (const name of ['botToken', 'appId', 'sealingKey']) expect(said).toContain(name);
    expect(said).not.toMatch(/secret\b(?! of)|short/);
  });

  it('print as nothing', async () => {
    const { current } = source();
    const printed = JSON.stringify(await current());
    for (const secret of ['xoxb-1', 'signing-secret-1', 'a sealing key']) {
      expect(printed).not.toContain(secret);
    }
  });
});
