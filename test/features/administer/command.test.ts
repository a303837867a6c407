import { expect, it } from 'vitest';
import { parseCommand } from '../../../src/features/administer/command.ts';

it.each([
  ['', { kind: 'status' }],
  [' help ', { kind: 'status' }],
  ['Status', { kind: 'status' }],
  ['freeze', { kind: 'freeze' }],
  ['freeze all', { kind: 'freeze' }],
  ['FREEZE　Staging　a  leak', { kind: 'freeze', pool: 'staging', reason: 'a leak' }],
  ['freeze ALL a leak', { kind: 'freeze', reason: 'a leak' }],
  ['freeze leak of tokens', { kind: 'freeze', pool: 'leak', reason: 'of tokens' }],
  ['thaw', { kind: 'thaw' }],
  ['thaw staging', { kind: 'thaw', pool: 'staging' }],
  ['thaw staging now', { kind: 'unknown', text: 'thaw staging now' }],
  ['refreeze', { kind: 'unknown', text: 'refreeze' }],
  ['help me', { kind: 'unknown', text: 'help me' }],
])('%j is read', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

it('refuses a reason that turns the direction of writing, or is too long', () => {
  expect(parseCommand('freeze all a\u202eb')).toEqual({
    kind: 'wrong-reason',
    problem: { kind: 'unreadable-characters' },
  });
  expect(parseCommand(`freeze all ${'x'.repeat(501)}`)).toEqual({
    kind: 'wrong-reason',
    problem: { kind: 'reason-too-long', limit: 500 },
  });
});
