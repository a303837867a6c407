import { readTable, type TableSettings } from '../../../aws/deployment/table-settings.ts';
import { type Finding, faultsOr, given, mend } from '../finding.ts';
import type { Check } from '../subject.ts';

/** Whether the records are kept from being lost. */
export const checkTable: Check = ({ deployment }) =>
  given(deployment, async ({ stack }) => {
    const name = stack.resources.get('RequestTable')?.physicalId;
    if (!name) return [];
    return faultsOr(
      'Deletion protection, point-in-time recovery, stream and time to live are on.',
      about(name, await readTable(name)),
    );
  });

function about(name: string, found: TableSettings): Finding[] {
  const how = `Deploy anew, or switch it on for the table ${name}.`;
  const needs = [
    [found.deletionProtection, 'Deletion protection is off: the records can be deleted at once.'],
    [found.pointInTimeRecovery, 'Point-in-time recovery is off: what is lost stays lost.'],
    [
      found.stream === 'NEW_AND_OLD_IMAGES',
      'The stream of old and new images is off: a record can be changed unseen.',
    ],
    [
      found.timeToLive === 'expiresAt',
      'Time to live by expiresAt is off: what a replay is known by is kept for ever.',
    ],
  ] as const;
  return needs.flatMap(([is, what]) => (is ? [] : [mend(what, how)]));
}
