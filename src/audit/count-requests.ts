import { changeIn } from '../aws/table-stream.ts';
import { requestRecord } from '../domain/audit/records.ts';
import type { SealedEvent } from '../domain/events.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { recordKind } from '../domain/record-kinds.ts';
import type { Metrics } from '../metrics.ts';

/**
 * Counts the requests that were made and what others have come to, from what the table's stream says was
 * written, whoever wrote it. What cannot be read raises the alarm in watch-table.ts, and counts nothing.
 */
export function countRequests(metrics: Metrics, records: readonly unknown[]): void {
  for (const event of records.flatMap(eventsAdded)) {
    const outcome = outcomeOf(event);
    if (outcome) metrics('Requests', 1, { Outcome: outcome });
    if (event.type === 'Requested') metrics('Requested', 1, {});
  }
}

function eventsAdded(record: unknown): readonly SealedEvent[] {
  try {
    const { id, before, after } = changeIn(record);
    if (recordKind(id).is !== 'request' || !after) return [];
    const known = before ? (requestRecord(before)?.trail.length ?? 0) : 0;
    return requestRecord(after)?.trail.slice(known) ?? [];
  } catch {
    return [];
  }
}
