import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkPolicy } from '../../src/operator/check-policy.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'concierge-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run policy:check', () => {
  it('explains the example, and answers a question about it', async () => {
    const example = join(root, 'policy.example.yml');
    const { code, text } = await checkPolicy([example]);
    expect(code).toBe(0);
    expect(text).toContain('New account: asked for by the group S0123456789; 1 approval.');
    const asked = await checkPolicy([example, '--as', 'U0123456780', 'approve', 'staging']);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.text).toMatch(/^Yes: pools\.staging\.approvers names them\.\n/);
    const groups = ['--groups', 'S0123456789'];
    const grouped = await checkPolicy([example, '--as', 'U9', 'add', 'staging', ...groups]);
    expect(grouped.text).toMatch(
      /^Yes: pools\.staging\.requesters names the group S0123456789\.\n/,
    );
  });

  it('lists everything that is wrong, and fails', async () => {
    const file = join(folder, 'policy.yml');
    writeFileSync(file, 'workspace: T0HOME\nchannel: requests\npools: {}\n');
    const { code, text } = await checkPolicy([file]);
    expect(code).toBe(1);
    expect(text.split('\n')).toEqual([
      'The policy is not valid:',
      '  channel: must be a Slack channel id (C… or G…)',
      '  contact: must be a Slack user id (U… or W…) or user-group id (S…)',
      '  pools: must name at least one pool',
    ]);
  });

  it.each([
    [['nowhere.yml'], 'There is no file nowhere.yml.'],
    [['policy.example.yml', '--stage', 'prod'], "Unknown option '--stage'. See --help."],
  ])('says what is wrong with %j', async (args, text) => {
    expect(await checkPolicy(args)).toEqual({ code: 1, text });
  });

  it.each([
    [[]],
    [['policy.example.yml', 'add', 'staging']],
    [['policy.example.yml', '--as', 'emma', 'add', 'staging']],
    [['policy.example.yml', '--as', 'U1', 'fly', 'staging']],
  ])('says how it is used, and fails: %j', async (args) => {
    const { code, text } = await checkPolicy(args);
    expect(code).toBe(1);
    expect(text).toMatch(/^Usage: npm run policy:check FILE\n/);
  });
});
