import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { alsoLogging, createLogger, logging, slackLogger } from '../src/log.ts';
import { recordingLog } from './recording-log.ts';

describe('what Slack’s clients log', () => {
  const { log, lines } = recordingLog();
  const slack = slackLogger(log);
  afterEach(() => {
    lines.length = 0;
  });

  it('never has debug lines: they hold whole bodies, a password among them', () => {
    slack.debug('apiCall body', { text: 'hunter2' });
    expect(log.isLevelEnabled('debug')).toBe(true);
    expect(lines).toEqual([]);
  });

  it('cannot be made to, by whatever level it is set', () => {
    slack.setLevel?.(slack.getLevel());
    slack.debug('hunter2');
    expect(slack.getLevel()).toBe('info');
    expect(lines).toEqual([]);
  });

  it.each(['info', 'warn', 'error'] as const)('passes on at %s', (level) => {
    slack[level]('retrying', 3);
    expect(lines).toMatchObject([{ level, from: 'slack', msg: 'retrying 3' }]);
  });

  it('shows objects by type alone', () => {
    slack.warn({ token: 'xoxb-hunter2' });
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });
});

describe('the log', () => {
  /** Runs `act` and gives the lines that went to standard output. */
  function written(act: (log: ReturnType<typeof createLogger>) => void): string[] {
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const log = createLogger('info', 'worker');
    // The options are what matters; the stream is standard output otherwise.
    Object.assign(log, { [pino.symbols.streamSym]: stream });
    act(log);
    return lines;
  }

  it('writes of an error its type, message and stack, and nothing that it carries', () => {
    const error = Object.assign(new TypeError('refused'), { config: { password: 'hunter2' } });
    const [line = ''] = written((log) => log.error({ err: error }, 'failed'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      lambda: 'worker',
      msg: 'failed',
      err: { type: 'TypeError', message: 'refused', stack: expect.stringContaining('log.test') },
    });
    expect(line).not.toContain('hunter2');
  });

  it('writes what was thrown also when it is no error', () => {
    const [line = ''] = written((log) => log.error({ err: 'plain text' }, 'failed'));
    expect(JSON.parse(line).err).toEqual({ message: 'plain text' });
  });

  it('keeps to its level', () => {
    expect(written((log) => log.debug('quiet'))).toEqual([]);
  });
});

describe('the lines of one event', () => {
  function writing() {
    const lines: Record<string, unknown>[] = [];
    const log = createLogger('info', 'slack', { write: (line) => lines.push(JSON.parse(line)) });
    return { log, lines };
  }

  it('say which one, however deep down they are written, and those of others say theirs', async () => {
    const { log, lines } = writing();
    const event = (awsRequestId: string) =>
      logging({ awsRequestId }, async () => {
        await new Promise(setImmediate);
        alsoLogging({ slack: { user: `of ${awsRequestId}` } });
        await Promise.resolve();
        log.warn('deep down');
      });
    await Promise.all([event('a'), event('b')]);
    log.info('outside');
    expect(lines).toMatchObject([
      { awsRequestId: 'a', slack: { user: 'of a' } },
      { awsRequestId: 'b', slack: { user: 'of b' } },
      { msg: 'outside' },
    ]);
    expect(lines[2]).not.toHaveProperty('awsRequestId');
  });

  it('keep what they say themselves, and leave nothing behind', () => {
    const { log, lines } = writing();
    logging({ awsRequestId: 'a', request: 'r-1' }, () => {
      logging({ step: 'expire' }, () => log.info({ request: 'r-2' }, 'own'));
      log.info({ result: 'shown' }, 'here');
      log.info('next');
    });
    expect(lines).toMatchObject([
      { awsRequestId: 'a', request: 'r-2', step: 'expire' },
      { awsRequestId: 'a', request: 'r-1', result: 'shown' },
      { awsRequestId: 'a', request: 'r-1' },
    ]);
    expect(lines[1]).not.toHaveProperty('step');
    expect(lines[2]).not.toHaveProperty('result');
  });

  it('is nobody’s to add to outside of an event', () => {
    const { log, lines } = writing();
    alsoLogging({ request: 'r-1' });
    log.info('outside');
    expect(lines[0]).not.toHaveProperty('request');
  });
});

it('has written a line when the call returns: Lambda freezes what is still buffered', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'concierge-log-')), 'log');
  const file = openSync(path, 'a');
  Object.defineProperty(process.stdout, 'fd', { value: file, configurable: true });
  createLogger('info', 'worker').info('done');
  const written = readFileSync(path, 'utf8');
  Reflect.deleteProperty(process.stdout, 'fd');
  closeSync(file);
  expect(JSON.parse(written)).toMatchObject({ level: 'info', lambda: 'worker', msg: 'done' });
});
