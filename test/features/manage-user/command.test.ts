import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/features/manage-user/command.ts';

describe('what stands behind /cognito-user', () => {
  it.each(['', '  ', 'help', 'HELP', '?', 'ヘルプ'])('“%s” asks for help', (text) => {
    expect(parseCommand(text)).toEqual({ kind: 'help' });
  });

  it.each([
    ['alice@example.com', 'alice@example.com'],
    ['Alice@Example.COM', 'alice@example.com'],
    ['<mailto:alice@example.com|alice@example.com>', 'alice@example.com'],
    ['ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'alice@example.com'],
    ['Alice', 'Alice'],
    ['山田', '山田'],
    ['Google_1234', 'Google_1234'],
    ['57c4fa58-6071-70b5-6a0b-d6b4f4f8a5f1', '57c4fa58-6071-70b5-6a0b-d6b4f4f8a5f1'],
  ])('%s means %s', (text, account) => {
    expect(parseCommand(text)).toEqual({ kind: 'open', account });
  });

  it('a second word names the pool, also behind a full-width space', () => {
    expect(parseCommand('alice　Staging')).toEqual({
      kind: 'open',
      account: 'alice',
      pool: 'staging',
    });
  });

  it('more words are too many', () => {
    expect(parseCommand(' alice staging now ')).toEqual({
      kind: 'too-many-words',
      text: 'alice staging now',
    });
  });

  it('no username is longer than Cognito takes', () => {
    expect(parseCommand('a'.repeat(129))).toEqual({
      kind: 'wrong-account',
      problem: { kind: 'username-malformed' },
    });
    expect(parseCommand('a'.repeat(128))).toMatchObject({ kind: 'open' });
  });
});
