import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * The version that the bundles put on record: `0.1.0+6203da0`, with `.changed` behind it when the files
 * are not those of the commit. Outside of a repository it is the package's alone.
 */
export function versionOfThisCode(root = '.'): string {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const commit = git(root, 'rev-parse', '--short', 'HEAD');
  if (commit === undefined) return version;
  const changed = git(root, 'status', '--porcelain', '--untracked-files=no') ? '.changed' : '';
  return `${version}+${commit}${changed}`;
}

function git(root: string, ...args: string[]): string | undefined {
  try {
    const stdio: 'ignore'[] = ['ignore'];
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: [...stdio, 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
