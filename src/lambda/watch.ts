import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { countRequests } from '../audit/count-requests.ts';
import { watchTable } from '../audit/watch-table.ts';
import { watchConfig } from '../config.ts';
import { createLogger, logging } from '../log.ts';
import { createMetrics } from '../metrics.ts';

const config = watchConfig(process.env);
const log = createLogger(config.LOG_LEVEL, 'watch');
const place = { namespace: config.METRICS_NAMESPACE, lambda: 'watch' };
const metrics = createMetrics(log, place, () => new Date());

/** Every write to the table, as its stream tells it. */
export async function handler(
  { Records }: DynamoDBStreamEvent,
  { awsRequestId }: Context,
): Promise<void> {
  logging({ awsRequestId }, () => {
    watchTable(log, Records);
    countRequests(metrics, Records);
  });
}
