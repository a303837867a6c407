import type { DynamoDBStreamEvent } from 'aws-lambda';
import { watchTable } from '../audit/watch-table.ts';
import { watchConfig } from '../config.ts';
import { createLogger } from '../log.ts';

const log = createLogger(watchConfig(process.env).LOG_LEVEL, 'watch');

/** Every write to the table, as its stream tells it. */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<void> {
  watchTable(log, Records);
}
