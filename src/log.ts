import { LogLevel, type Logger as SlackLogger } from '@slack/web-api';
import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on standard output, written at once: Lambda freezes a process that still buffers. */
export function createLogger(level: string, lambda: string): Logger {
  const options = {
    level,
    base: { lambda },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  // Without a destination of its own pino writes asynchronously.
  return pino(options, pino.destination({ dest: process.stdout.fd, sync: true }));
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
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
