/** Says what is wrong with a payload in the words and with the pointers that Slack uses. */
import type * as z from 'zod/mini';

type Path = readonly PropertyKey[];

export function pointer(path: Path): string {
  return `[json-pointer:/${path.map(String).join('/')}]`;
}

/** Slack's sentences for the issues of one failed parse, each with its JSON pointer under `root`. */
export function complaints(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  root: Path,
): string[] {
  return issues.flatMap((issue) => complain(issue, input, root));
}

function complain(issue: z.core.$ZodIssue, input: unknown, root: Path): string[] {
  const path = [...root, ...issue.path];
  switch (issue.code) {
    case 'too_big':
      return [`${tooBig(issue)} ${pointer(path)}`];
    case 'too_small':
      return [`${tooSmall(issue)} ${pointer(path)}`];
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key} ${pointer(path)}`);
    case 'invalid_union':
      return noneMatched(issue, input, root);
    case 'custom':
      return [`${issue.message} ${pointer(path)}`];
    default:
      return [mismatch(issue, input, path)];
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const most = Number(issue.maximum);
  if (issue.origin === 'string') return `must be less than ${most + 1} characters`;
  return issue.origin === 'array'
    ? `no more than ${most} items allowed`
    : `must be at most ${most}`;
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return `must be more than ${least - 1} characters`;
  return issue.origin === 'array'
    ? `must provide at least ${least} items`
    : `must be at least ${least}`;
}

/** An unknown `type`, or what is wrong with the alternative that came closest. */
function noneMatched(issue: z.core.$ZodIssueInvalidUnion, input: unknown, root: Path): string[] {
  const path = [...root, ...issue.path];
  if (issue.path.at(-1) === 'type') return [unsupported(issue, input, path)];
  const [closest = []] = issue.errors.toSorted((one, other) => one.length - other.length);
  const inside = complaints(closest, valueAt(input, issue.path), path);
  return [`failed to match all allowed schemas ${pointer(path)}`, ...inside];
}

function unsupported(issue: z.core.$ZodIssue, input: unknown, path: Path): string {
  const given = valueAt(input, issue.path);
  return given === undefined
    ? `missing required field: type ${pointer(path.slice(0, -1))}`
    : `unsupported type: ${String(given)} ${pointer(path)}`;
}

function mismatch(issue: z.core.$ZodIssue, input: unknown, path: Path): string {
  const field = path.at(-1);
  if (field !== undefined && valueAt(input, issue.path) === undefined) {
    return `missing required field: ${String(field)} ${pointer(path.slice(0, -1))}`;
  }
  return `failed to match schema ${pointer(path)}`;
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    input,
  );
}
