/** Wrong values in the place of any field of a payload. */
import * as fc from 'fast-check';
import { hostileTextOfAnyLength } from './hostile-text.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Path = readonly (string | number)[];

/** The field is gone. */
const GONE = Symbol('gone');

/** Stands before a name that is to appear twice in one object, which no JavaScript object holds. */
const TWICE = '@twice@';

const LONG = 'long '.repeat(4_000);
/** Deeper than any recursion over it could go. */
const DEEP = 20_000;
const DEEP_MARK = '@deep@';
/** Beyond what a number can be. */
const HUGE_MARK = '@huge@';

/** What each field of each payload is replaced by, one after the other. */
export const WRONG_TYPES: readonly (Json | typeof GONE)[] = [GONE, null, 7, 'x', {}];

const STRANGE: readonly Json[] = [
  '',
  [],
  true,
  -1.5,
  HUGE_MARK,
  LONG,
  DEEP_MARK,
  [null],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** The fields of a payload; what stands in blocks is only what the app itself once sent. */
export function fieldsOf(payload: Json): Path[] {
  return pathsOf(payload).filter((path) => !path.slice(0, -1).includes('blocks'));
}

/** Every place in a value, its root left out. */
export function pathsOf(value: Json): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ]);
}

/** A copy with another value in one place; the same where there is no such place. */
export function replaced(value: Json, path: Path, by: Json | typeof GONE): Json {
  const [key, ...rest] = path;
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const inside = (Reflect.get(value, key) ?? null) as Json;
  const put = rest.length > 0 ? replaced(inside, rest, by) : by;
  if (put === GONE) Reflect.deleteProperty(copy, key);
  else Object.defineProperty(copy, key, { value: put, ...PLAIN });
  return copy;
}

/** As by assignment, but under any name, `__proto__` included. */
const PLAIN = { enumerable: true, configurable: true, writable: true };

/** JSON text, with what only JSON text can hold: names twice in one object, endless nesting. */
export function jsonOf(value: Json): string {
  return JSON.stringify(value)
    .replaceAll(`"${DEEP_MARK}"`, `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`)
    .replaceAll(`"${HUGE_MARK}"`, '1e999')
    .replaceAll(TWICE, '');
}

const odd: fc.Arbitrary<Json | typeof GONE> = fc.oneof(
  fc.constantFrom(...WRONG_TYPES),
  fc.constantFrom(...STRANGE),
  hostileTextOfAnyLength,
  fc.double(),
  fc.maxSafeInteger(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
);

/** Where, and what stands there instead; or a name that appears a second time with that value. */
export interface Change {
  path: Path;
  by: Json | typeof GONE;
  twice: boolean;
}

export function changed(value: Json, { path, by, twice }: Change): Json {
  if (!twice || by === GONE) return replaced(value, path, by);
  return replaced(value, [...path.slice(0, -1), `${TWICE}${path.at(-1)}`], by);
}

/** One to three changes to a payload. */
export function changesTo(payload: Json): fc.Arbitrary<Change[]> {
  const path = fc.constantFrom(...fieldsOf(payload));
  const change = fc.record({ path, by: odd, twice: fc.boolean() });
  return fc.array(change, { minLength: 1, maxLength: 3 });
}
