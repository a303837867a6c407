/**
 * What lies in the table besides requests and is no record of anything: it is written over and taken
 * away in the course of things. Whatever is not listed here is kept for good, and the audit holds
 * against it that it ever changed.
 */
const HOUSEKEEPING = ['address', 'open', 'password', 'rate', 'seen'];

const REQUEST_ID = /^[0-9a-f]{16}$/;
const ENTRY_ID = /^([a-z]+(?:-[a-z]+)*)#./;

/** What is frozen or not at this moment: written over, but never taken away. */
const FREEZE = 'freeze';

/**
 * What an item of the table is, by its id. `entry`: one of a kind, which stands beside the requests.
 * `freeze`: what the last entry of the kind `freeze-log` has led to.
 */
export type RecordKind =
  | { is: 'request' }
  | { is: 'entry'; kind: string }
  | { is: 'freeze' }
  | { is: 'housekeeping' }
  | { is: 'unknown' };

export function recordKind(id: string): RecordKind {
  if (REQUEST_ID.test(id)) return { is: 'request' };
  const kind = ENTRY_ID.exec(id)?.[1];
  if (kind === undefined) return { is: 'unknown' };
  if (kind === FREEZE) return { is: 'freeze' };
  return HOUSEKEEPING.includes(kind) ? { is: 'housekeeping' } : { is: 'entry', kind };
}

/** Ids come back from buttons, and other items than requests lie in the same table. */
export function isRequestId(id: string): boolean {
  return REQUEST_ID.test(id);
}
