import { wake } from '../../admission/decide.ts';
import { digest } from '../../domain/canonical.ts';
import { after } from '../../domain/duration.ts';
import type { RequestEvent, Requested } from '../../domain/events.ts';
import { approvalsNeeded } from '../../domain/permission.ts';
import type { AddUserPlan } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import type { FrontServices } from '../../services.ts';
import type { CheckedForm } from './check-form.ts';
import type { FilledForm } from './filled-form.ts';
import { verifiedByCode } from './verified-by-code.ts';

/**
 * A submission is known by its view and what it asks for: the same one delivered twice is the same
 * request, but sent again with something corrected it is another.
 */
export function requestId(viewId: string, form: FilledForm): string {
  const { pool = '', email, username, attributes, groups, recipient = '', reason } = form;
  const asked = { pool, email, username, attributes, groups, recipient, reason };
  return digest({ view: viewId, ...asked }).slice(0, 16);
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

/** What is not asked for is absent, so that plans of the simplest kind have kept their digests. */
function planOf(form: CheckedForm, requester: string): AddUserPlan {
  const { pool, email } = form;
  return {
    action: 'add-user',
    pool: pool.alias,
    userPoolId: pool.userPoolId,
    email,
    ...accountOf(form),
    ...verification(form),
    ...delivery(form, requester),
  };
}

function accountOf({ username, attributes, groups }: CheckedForm) {
  const named = Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...(username === undefined ? {} : { username }),
    ...(named.length > 0 ? { attributes: Object.fromEntries(named) } : {}),
    ...(groups.length > 0 ? { groups: groups.toSorted() } : {}),
  };
}

function verification({ pool, attributes }: CheckedForm) {
  const verifyByCode = verifiedByCode(pool, attributes.phone_number !== undefined);
  return verifyByCode.length > 0 ? { verifyByCode } : {};
}

function delivery({ pool, recipient }: CheckedForm, requester: string) {
  if (recipient === undefined) {
    return { delivery: 'invitation' as const, mediums: pool.desiredDeliveryMediums };
  }
  const steppingIn = pool.fallback === 'requester' && recipient !== requester;
  return {
    delivery: 'dm' as const,
    recipient,
    ...(steppingIn ? { fallback: requester } : {}),
    password: pool.password,
    hideAfter: pool.hideAfter,
    ...(pool.completeFirstSignIn ? { completeFirstSignIn: true as const } : {}),
  };
}
