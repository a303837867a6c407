import { describe, expect, it } from 'vitest';
import { parseNewUsername, parseUsername } from '../../src/domain/username.ts';

const kind = (read: ReturnType<typeof parseUsername>) => (read.ok ? read.value : read.error.kind);

describe('a username for a new user', () => {
  it.each(['alice', 'alice.smith-2', '鈴木', 'алиса', 'éva'])('can be %s', (name) => {
    expect(kind(parseNewUsername(` ${name} `))).toBe(name);
  });

  it.each(['\u0430lice', '𝐚𝐥𝐢𝐜𝐞', 'ａｌｉｃｅ', 'alice\u3164'])(
    'may not pass for another: %j',
    (name) => {
      expect(kind(parseNewUsername(name))).toBe('username-looks-like-another');
      // Somebody may have signed up with it, and has to be found.
      expect(kind(parseUsername(name))).toBe(name);
    },
  );

  it.each([
    ['', 'username-missing'],
    ['two words', 'username-malformed'],
    ['turned\u202eback', 'username-malformed'],
    ['zero\u200bwidth', 'username-malformed'],
    ['x'.repeat(129), 'username-malformed'],
  ])('cannot be %j', (name, problem) => {
    expect(kind(parseNewUsername(name))).toBe(problem);
  });
});
