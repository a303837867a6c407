/** What a check says. */
export type Finding =
  /** Looked at, and as it should be. */
  | { kind: 'right'; what: string }
  /** In the way of requests, or of whoever answers for them, and how to mend it. */
  | { kind: 'mend'; what: string; mend: string }
  /** Good to know; nothing has to be done. */
  | { kind: 'note'; what: string }
  /** It was tried, and nobody knows. */
  | { kind: 'unchecked'; what: string; because: string }
  /** It was not asked for, or what it needs is not there, which is said elsewhere. */
  | { kind: 'skipped'; because: string };

export const right = (what: string): Finding => ({ kind: 'right', what });
export const mend = (what: string, how: string): Finding => ({ kind: 'mend', what, mend: how });
export const note = (what: string): Finding => ({ kind: 'note', what });
export const unchecked = (what: string, because: string): Finding => ({
  kind: 'unchecked',
  what,
  because,
});
export const skipped = (because: string): Finding => ({ kind: 'skipped', because });

/** Something that checks need, or why there is none. */
export type Known<Value> = { kind: 'known'; value: Value } | { kind: 'missing'; because: string };

export const known = <Value>(value: Value): Known<Value> => ({ kind: 'known', value });
export const missing = (because: string): Known<never> => ({ kind: 'missing', because });

/** What a check finds that needs something: its findings, or that there was nothing to check. */
export async function given<Value>(
  thing: Known<Value>,
  check: (value: Value) => Promise<Finding[]> | Finding[],
): Promise<Finding[]> {
  return thing.kind === 'known' ? check(thing.value) : [skipped(thing.because)];
}

/** All faults, or that there is none. */
export function faultsOr(what: string, findings: readonly Finding[]): Finding[] {
  const isFault = ({ kind }: Finding) => kind === 'mend' || kind === 'unchecked';
  return findings.some(isFault) ? [...findings] : [right(what), ...findings];
}

/** What was found out of something that may not be known: why not, in one line. */
export async function unlessRefused(
  what: string,
  asked: Promise<Finding[]>,
  nameOf: (error: unknown) => string,
): Promise<Finding[]> {
  try {
    return await asked;
  } catch (error) {
    return [unchecked(what, nameOf(error))];
  }
}

/** `1 pool`, `8 pools` */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
