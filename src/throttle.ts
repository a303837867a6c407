import { awsThrottle } from './aws/service-failure.ts';
import type { Metrics } from './metrics.ts';
import { isSlackThrottle } from './slack/failure.ts';

/** Counts an error by which a service asks us to slow down, and no other. */
export function countThrottle(metrics: Metrics, error: unknown): void {
  const service = isSlackThrottle(error) ? 'Slack' : awsThrottle(error);
  if (service) metrics('Throttles', 1, { Service: service });
}
