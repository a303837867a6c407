import type { FrontServices } from '../services.ts';
import { countThrottle } from '../throttle.ts';

/** Counts that somebody reads of something that went wrong on our side. */
export function countFault({ metrics }: Pick<FrontServices, 'metrics'>, error: unknown): void {
  metrics('Faults', 1, {});
  countThrottle(metrics, error);
}
