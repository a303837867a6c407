import type { FailedStep, Request } from './request.ts';
import { canHappen } from './stage.ts';
import { isNotice } from './step.ts';
import type { Trouble } from './trouble.ts';

/** What people can do about a request that is in trouble. */
export type Remedy = 'retry' | 'claim' | 'stop';

/** How often a request can be tried again: it bounds how long its trail can grow. */
export const MOST_RETRIES = 20;

/** The last failure of something other than a message: only a human can let the request go on. */
export function blockingTrouble({ troubles }: Pick<Request, 'troubles'>): FailedStep | undefined {
  return troubles.findLast((trouble) => !isNotice(trouble.step));
}

/** What can be done now; the card offers these, and each click is checked against them. */
export function remedies(request: Request): Remedy[] {
  const { troubles, retries } = request;
  const blocking = blockingTrouble(request);
  const claimable = blocking?.trouble.kind === 'maybe-ours';
  const retriable = blocking ? !claimable && !FOR_EVER.has(blocking.trouble.kind) : true;
  return [
    ...(troubles.length > 0 && retriable && retries < MOST_RETRIES ? ['retry' as const] : []),
    ...(claimable ? ['claim' as const] : []),
    ...(isStuck(request) && isStoppable(request) ? ['stop' as const] : []),
  ];
}

/**
 * A password that is shown has to be taken down, and one that may have been seen be revoked: there is
 * no stopping before that.
 */
function isStoppable({ stage }: Request): boolean {
  const mayBeSeen = stage.kind === 'claimable' && stage.begun > 0;
  return canHappen('Stopped', stage) && !mayBeSeen;
}

/** In trouble, frozen, or waiting for a code that perhaps nobody will ever enter. */
function isStuck(request: Request): boolean {
  const { stage, frozen } = request;
  const waits = stage.kind === 'created' && stage.proof !== undefined;
  return waits || frozen !== undefined || blockingTrouble(request) !== undefined;
}

/** What no second try can mend, because the request is for that pool, that user, that value alone. */
const FOR_EVER: ReadonlySet<Trouble['kind']> = new Set([
  'pool-not-found',
  'pool-not-supported',
  'user-gone',
  'external-user',
  'value-changed',
]);
