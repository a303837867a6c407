import { canonicalJson } from '../domain/canonical.ts';
import type { Policy } from '../domain/policy.ts';
import { explainPolicy } from './explain-policy.ts';

/** Where a line of the explanation stands: above all pools, or below one. */
const ABOVE = 'everywhere';

/**
 * What another policy changes, as explainPolicy says it: what is true no longer behind −, what becomes
 * true behind +, each below its pool.
 */
export function policyChanges(before: Policy | undefined, after: Policy): string[] {
  const old = before ? linesByPool(before) : new Map<string, string[]>();
  const fresh = linesByPool(after);
  const places = new Set([...fresh.keys(), ...old.keys()]);
  return [...places].flatMap((place) => {
    const gone = without(old.get(place), fresh.get(place)).map((line) => `  - ${line}`);
    const come = without(fresh.get(place), old.get(place)).map((line) => `  + ${line}`);
    return gone.length + come.length === 0 ? [] : [place, ...gone, ...come];
  });
}

function without(lines: readonly string[] = [], others: readonly string[] = []): string[] {
  return lines.filter((line) => !others.includes(line));
}

/** Each pool stands in a paragraph of its own, which begins with its alias. */
function linesByPool(policy: Policy): Map<string, string[]> {
  const [[, ...above] = [], ...pools] = explainPolicy(policy)
    .split('\n\n')
    .map((paragraph) => paragraph.split('\n').map((line) => line.trim()));
  return new Map([
    [ABOVE, above],
    ...pools.map((lines): [string, string[]] => [aliasIn(lines), lines]),
  ]);
}

function aliasIn([heading = '']: readonly string[]): string {
  return heading.slice(0, heading.indexOf(':'));
}

/** The settings in which two policies differ, by their paths, whether the explanation names them or not. */
export function changedSettings(before: unknown, after: unknown, path = ''): string[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (!isMap(before) || !isMap(after)) return [path];
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) =>
    changedSettings(before[name], after[name], path ? `${path}.${name}` : name),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
