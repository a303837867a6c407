import { digest } from '../../domain/canonical.ts';
import { handoverTo } from '../../domain/handover.ts';
import type { Plan } from '../../domain/plan.ts';
import type { CheckedForm } from './check-form.ts';
import type { FilledForm } from './form.ts';

/**
 * A submission is known by its view and what it asks for: the same one delivered twice is the same
 * request, but sent again with something corrected it is another.
 */
export function requestId(viewId: string, form: FilledForm): string {
  const { pool = '', email, recipient = '', reason } = form;
  return digest({ view: viewId, pool, email, recipient, reason }).slice(0, 16);
}

/** Exactly what is asked for. */
export function planOf({ pool, email, recipient }: CheckedForm, requester: string): Plan {
  return {
    action: 'add-user',
    pool: pool.alias,
    userPoolId: pool.userPoolId,
    email,
    ...handoverTo(pool, recipient, requester),
  };
}
