/** The trail is complete and its hash chain unbroken; two writers never lose each other's events. */
import { firstBrokenLink } from '../../../src/domain/trail.ts';
import type { Aftermath } from '../aftermath.ts';
import { brokenAmong } from '../table.ts';

export function brokenTrails({ items, requests }: Aftermath): string[] {
  const unchained = requests
    .filter(({ id, trail }) => firstBrokenLink(id, trail) !== undefined)
    .map(({ id }) => id);
  return [...brokenAmong(items), ...unchained].map((id) => `The trail of ${id} is broken`);
}

/** Events that the table took, by their hashes, and that stand in no trail. Entries beside the trails have one as well. */
export function lostEvents({ calls, items, requests }: Aftermath): string[] {
  const entries = items.map(({ hash }) => hash);
  const events = requests.flatMap(({ trail }) => trail.map(({ hash }) => hash));
  const standing = new Set<unknown>([...entries, ...events]);
  return calls
    .filter(({ service, status, operation }) => {
      return service === 'dynamodb' && status === 200 && WRITES.includes(operation);
    })
    .flatMap(({ body }) => [...body.matchAll(HASH)].map(([, hash = '']) => hash))
    .filter((hash) => !standing.has(hash))
    .map((hash) => `The event with hash ${hash} was written and is gone`);
}

const WRITES = ['PutItem', 'UpdateItem', 'TransactWriteItems'];

/** A hash in DynamoDB's own JSON. */
const HASH = /"hash":\{"S":"([^"]+)"\}/gu;
