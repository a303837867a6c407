import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { versionOfThisCode } from '../scripts/version.ts';

it('is the package’s, then the commit’s, and says whether files are those of the commit', () => {
  const root = mkdtempSync(join(tmpdir(), 'version-'));
  writeFileSync(join(root, 'package.json'), '{ "version": "1.2.3" }');
  expect(versionOfThisCode(root)).toBe('1.2.3');
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...author, ...args]);
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'First');
  expect(versionOfThisCode(root)).toMatch(/^1\.2\.3\+[0-9a-f]{7,}$/);
  writeFileSync(join(root, 'package.json'), '{ "version": "1.2.4" }');
  expect(versionOfThisCode(root)).toMatch(/^1\.2\.4\+[0-9a-f]{7,}\.changed$/);
});
