import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/features/add-user/command.ts';

const alice = 'alice@example.com';

describe('what stands behind /cognito-add', () => {
  it.each(['', '   ', '\u3000', 'help', 'HELP', '?', 'ヘルプ', 'help me', ' help '])(
    '%j asks for help',
    (text) => {
      expect(parseCommand(text)).toEqual({ kind: 'help' });
    },
  );

  it.each([
    [alice, undefined],
    [` ${alice} `, undefined],
    ['Alice@Example.com', undefined],
    ['<mailto:alice@example.com|alice@example.com>', undefined],
    [`${alice} staging`, 'staging'],
    [`${alice}   Staging`, 'staging'],
    [`${alice}\u3000staging`, 'staging'],
    ['<mailto:alice@example.com|alice@example.com> staging', 'staging'],
  ])('%j opens the form', (text, pool) => {
    const opened = { kind: 'open', email: alice };
    expect(parseCommand(text)).toEqual(pool === undefined ? opened : { ...opened, pool });
  });

  it.each([
    ['staging', 'email-malformed'],
    ['staging alice@example.com', 'email-malformed'],
    ['@alice', 'email-malformed'],
    ['ａｌｉｃｅ@example.com', 'email-not-ascii'],
    [`${'a'.repeat(65)}@example.com`, 'email-too-long'],
  ])('%j has no e-mail address in its first place', (text, problem) => {
    expect(parseCommand(text)).toMatchObject({ kind: 'wrong-email', problem: { kind: problem } });
  });

  it('has too many words after the pool, which are told back', () => {
    expect(parseCommand(` ${alice} staging please now `)).toEqual({
      kind: 'too-many-words',
      text: `${alice} staging please now`,
    });
  });
});
