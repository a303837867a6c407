import type { StoredRequest } from '../aws/request-store.ts';
import type { RequestEvent } from '../domain/events.ts';
import type { Notice, NoticeKind } from '../domain/next-step.ts';
import type { Secret } from '../domain/secret.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { WorkerServices } from '../services.ts';

/** What came of a step: something happened, a message shows it, or a human is needed. */
export type StepResult =
  | { kind: 'happened'; events: readonly RequestEvent[] }
  | { kind: 'shown'; notice: NoticeKind; value: Notice }
  | { kind: 'trouble'; trouble: Trouble };

/**
 * Does one thing for a request. May run twice with the same end, because a worker may die between
 * doing it and writing that it is done. What it throws is sorted in advance.ts. `code`: what somebody
 * has typed, where that is what started the step.
 */
export type Step = (
  services: WorkerServices,
  stored: StoredRequest,
  code?: Secret,
) => Promise<StepResult>;

export function happened(...events: RequestEvent[]): StepResult {
  return { kind: 'happened', events };
}

export function trouble(found: Trouble): StepResult {
  return { kind: 'trouble', trouble: found };
}
