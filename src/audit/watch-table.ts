import { changeIn } from '../aws/table-stream.ts';
import { anomalyIn } from '../domain/audit/anomaly.ts';
import type { Logger } from '../log.ts';

/** Stands in every log line about a record that was changed or removed; serverless.yml counts them. */
export const ANOMALY = { alarm: 'audit-anomaly' } as const;

/** Looks at each write to the table, and says loudly which of them none of our code makes. */
export function watchTable(log: Logger, records: readonly unknown[]): void {
  for (const record of records) {
    try {
      const { id, before, after, principal } = changeIn(record);
      const anomaly = anomalyIn(before, after);
      if (anomaly) log.error({ ...ANOMALY, id, anomaly, principal }, 'a record is not what it was');
    } catch (error) {
      // Thrown, it would come again and again, and hold up all that is behind it.
      log.error({ ...ANOMALY, err: error, anomaly: 'unreadable' }, 'a write that cannot be read');
    }
  }
}
