import {
  type Inventory,
  mustBeMended,
  type OtherPools,
  type PoolFinding,
} from '../domain/pool-inventory.ts';
import { messagesIn } from '../messages/index.ts';

const { explainAccess, explainDifference } = messagesIn('en').home;

const HEADINGS = ['ALIAS', 'ID', 'FOUND', 'NAME IN AWS'] as const;

/** A row of the table, and what is to be said below it. */
interface Row {
  cells: readonly string[];
  remarks: readonly string[];
}

/** The inventory as plain text, for a terminal. */
export function report({ pools, others }: Inventory): string {
  return [
    ...table(pools.map(row)),
    '',
    'Pools that the policy does not name',
    ...others.flatMap(otherLines),
    '',
    conclusion(thingsToMend({ pools, others })),
  ].join('\n');
}

/** How many differences, and pools that were not found, keep requests from going through. */
export function thingsToMend({ pools }: Inventory): number {
  return pools.reduce((sum, { access, differences }) => {
    const missing = access.kind === 'found' ? 0 : 1;
    return sum + missing + differences.filter(mustBeMended).length;
  }, 0);
}

function conclusion(count: number): string {
  if (count === 0) return 'Nothing has to be mended.';
  return count === 1 ? '1 thing has to be mended.' : `${count} things have to be mended.`;
}

function row({ alias, userPoolId, name = '', access, differences }: PoolFinding): Row {
  const found = access.kind === 'found' ? 'yes' : 'no';
  const remarks = differences.map((difference) => {
    const label = mustBeMended(difference) ? 'mend' : 'note';
    return `${label}: ${explainDifference(difference)}`;
  });
  return {
    cells: [alias, userPoolId, found, name],
    remarks: access.kind === 'found' ? remarks : [`mend: ${explainAccess(access)}`],
  };
}

/** The name comes last: nobody knows how wide a terminal shows it. */
function table(rows: readonly Row[]): string[] {
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const body = rows.flatMap(({ cells, remarks }) => [
    line(cells),
    ...remarks.map((remark) => `  ${remark}`),
  ]);
  return [line(HEADINGS), ...body];
}

function otherLines({ account: { region, role }, pools }: OtherPools): string[] {
  const place = role ? `${region} as ${role.arn}` : region;
  if (!pools.ok) {
    const mend = 'Allow cognito-idp:ListUserPools, which IAM cannot narrow to some pools.';
    return [`  ${place}: could not be listed (${pools.error}). ${mend}`];
  }
  if (pools.value.length === 0) return [`  ${place}: none`];
  return [`  ${place}:`, ...pools.value.map(({ id, name }) => `    ${id}  ${name}`)];
}
