import { wake } from '../../admission/decide.ts';
import { digest } from '../../domain/canonical.ts';
import { after } from '../../domain/duration.ts';
import type { RequestEvent, Requested } from '../../domain/events.ts';
import { approvalsNeeded } from '../../domain/permission.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import type { FrontServices } from '../../services.ts';
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

/** What the trail begins with. Where no approval is asked for, the trail says so. */
export function firstEvents(
  policy: Policy,
  requester: string,
  form: CheckedForm,
  now: Date,
): [Requested, ...RequestEvent[]] {
  const { pool } = form;
  const plan = planOf(form, requester);
  const approvalsRequired = approvalsNeeded(pool, plan);
  const requested: Requested = {
    type: 'Requested',
    by: requester,
    plan,
    reason: form.reason,
    approvalsRequired,
    selfApproval: pool.selfApproval,
    expiresAt: after(now, pool.expireAfter),
    policy: policy.version,
  };
  return approvalsRequired > 0
    ? [requested]
    : [requested, { type: 'ApprovalNotRequired', policy: policy.version }];
}

/** Writes the request, then wakes the worker. A second delivery of a submission writes nothing. */
export async function writeRequest(
  services: Pick<FrontServices, 'store' | 'queue' | 'log'>,
  id: string,
  events: readonly RequestEvent[],
): Promise<void> {
  await services.store.create(id, events);
  await wake(services, { id, trail: events });
}

function planOf({ pool, ...form }: CheckedForm, requester: string): Plan {
  const steppingIn = pool.fallback === 'requester' && form.recipient !== requester;
  return {
    action: 'add-user',
    pool: pool.alias,
    userPoolId: pool.userPoolId,
    email: form.email,
    recipient: form.recipient,
    ...(steppingIn ? { fallback: requester } : {}),
    delivery: 'dm',
    password: pool.password,
    hideAfter: pool.hideAfter,
  };
}
