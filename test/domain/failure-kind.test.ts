import { describe, expect, it } from 'vitest';
import { kindOfSilence } from '../../src/domain/failure-kind.ts';

const withCode = (code: unknown, more?: ErrorOptions) =>
  Object.assign(new Error('no answer', more), { code });
const named = (name: string) => Object.assign(new Error('no answer'), { name });

describe('what no answer says', () => {
  it.each([
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
  ])('%s: the call was never sent', (code) => {
    expect(kindOfSilence(withCode(code))).toBe('retryable');
  });

  it.each([
    'ECONNRESET',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
  ])('%s: nobody knows what became of it', (code) => {
    expect(kindOfSilence(withCode(code))).toBe('unknown');
  });

  it.each(['TimeoutError', 'AbortError'])('%s: nobody knows either', (name) => {
    expect(kindOfSilence(named(name))).toBe('unknown');
  });

  it('is found in what lies behind, as fetch reports it', () => {
    const cause = withCode('ECONNRESET');
    expect(kindOfSilence(new TypeError('fetch failed', { cause }))).toBe('unknown');
    const refused = new Error('outer', { cause: withCode('ECONNREFUSED', { cause }) });
    expect(kindOfSilence(refused)).toBe('retryable');
  });

  it('is nothing where the error is about something else', () => {
    for (const error of [new TypeError('ours'), withCode('ENOENT'), withCode(7), 'text', undefined])
      expect(kindOfSilence(error)).toBeUndefined();
  });
});
