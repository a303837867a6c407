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
  const command = (what: string) => `Switch it on: aws dynamodb ${what} --table-name ${name}`;
  const needs = [
    [
      found.deletionProtection,
      'Deletion protection is off: the records can be deleted at once.',
      `${command('update-table')} --deletion-protection-enabled`,
    ],
    [
      found.pointInTimeRecovery,
      'Point-in-time recovery is off: what is lost stays lost.',
      `${command('update-continuous-backups')} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
    ],
    [
      found.stream === 'NEW_AND_OLD_IMAGES',
      'The stream of old and new images is off: a record can be changed unseen.',
      `${command('update-table')} --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES, and make the new stream the trigger of the function watch.`,
    ],
    [
      found.timeToLive === 'expiresAt',
      'Time to live by expiresAt is off: what a replay is known by is kept for ever.',
      `${command('update-time-to-live')} --time-to-live-specification Enabled=true,AttributeName=expiresAt`,
    ],
  ] as const;
  return needs.flatMap(([is, what, how]) => (is ? [] : [mend(what, how)]));
}
