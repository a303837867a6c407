import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogLevel, Logger as SlackLogger } from '@slack/web-api';
import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Standard output, written at once: Lambda freezes a process that still buffers, as pino does by itself. */
const atOnce = () => pino.destination({ dest: process.stdout.fd, sync: true });

/** JSON lines, each with the name of the function that wrote it. */
export function createLogger(
  level: string,
  lambda: string,
  destination: DestinationStream = atOnce(),
): Logger {
  const options = {
    level,
    base: { lambda },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    mixin: factsAtHand,
  };
  return pino(options, destination);
}

/** What every line says that is written for one and the same event. */
const facts = new AsyncLocalStorage<object>();

/** A copy: pino writes what a line says itself over it. */
export function factsAtHand(): object {
  return { ...facts.getStore() };
}

/** Does something, every log line of which says these facts beside those already at hand. */
export function logging<Result>(more: object, work: () => Result): Result {
  return facts.run({ ...facts.getStore(), ...more }, work);
}

/** From now on the lines of what is being done say these, too. */
export function alsoLogging(more: object): void {
  Object.assign(facts.getStore() ?? {}, more);
}

/** Errors of clients carry requests and answers as properties; none of those belongs in a log. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}

/**
 * What Bolt and its clients log through. Their debug lines carry whole payloads and request
 * bodies, a password among them, so `debug` goes nowhere, whatever LOG_LEVEL says.
 */
export function slackLogger(log: Logger): SlackLogger {
  const at = (level: 'info' | 'warn' | 'error') => {
    return (...messages: unknown[]) =>
      log[level]({ from: 'slack' }, messages.map(String).join(' '));
  };
  return {
    debug: () => {},
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    setLevel: () => {},
    // Not the enumeration's own member: with it comes all of Slack's client, to functions that never call it.
    getLevel: () => 'info' as LogLevel,
    setName: () => {},
  };
}
