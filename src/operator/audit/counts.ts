import type { Records } from '../../domain/audit/records.ts';

/** How many records there are, of each kind. */
export function countsOf({ requests, entries }: Records): string[] {
  const events = requests.reduce((sum, { trail }) => sum + trail.length, 0);
  const kinds = Object.groupBy(entries, ({ kind }) => kind);
  return [
    `${requests.length} requests with ${events} events`,
    ...Object.entries(kinds)
      .map(([kind, found = []]) => `${found.length} entries of kind ${kind}`)
      .toSorted(),
  ];
}
