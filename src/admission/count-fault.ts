import type { FrontServices } from '../services.ts';
import { countThrottle } from '../throttle.ts';
import { isOurFault } from './fault.ts';

/** Counts that somebody reads of something that went wrong on our side. */
export function countFault({ metrics }: Pick<FrontServices, 'metrics'>, error: unknown): void {
  if (!isOurFault(error)) return;
  metrics('Faults', 1, {});
  countThrottle(metrics, error);
}
