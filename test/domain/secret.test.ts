import { format, inspect } from 'node:util';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/domain/secret.ts';

const VALUE = 'hunter2-hunter2';
const secret = new Secret(VALUE);

describe('a Secret', () => {
  it('gives its value to whoever asks for it by name', () => {
    expect(secret.expose()).toBe(VALUE);
  });

  it.each<[string, () => string]>([
    ['String()', () => String(secret)],
    ['a template', () => `${secret}`],
    ['JSON', () => JSON.stringify({ secret, list: [secret] })],
    ['inspect', () => inspect(secret, { showHidden: true, depth: 9 })],
    ['inspect of what holds it', () => inspect({ deep: { er: [secret] } }, { depth: 9 })],
    ['format', () => format('%s %o %j', secret, secret, secret)],
  ])('does not show it by %s', (_way, show) => {
    expect(show()).toContain('[secret]');
    expect(show()).not.toContain('hunter2');
  });

  it('does not show it in a log line', () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    log.info({ secret, nested: { secret } }, 'with %s and %j', secret, secret);
    log.error(secret);
    expect(lines).toHaveLength(2);
    expect(lines.join()).toContain('[secret]');
    expect(lines.join()).not.toContain('hunter2');
  });

  it('does not survive a copy', () => {
    expect(JSON.stringify({ ...secret })).toBe('{}');
    expect(JSON.stringify(structuredClone(secret))).not.toContain('hunter2');
  });
});
