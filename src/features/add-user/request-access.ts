import { digest } from '../../domain/canonical.ts';
import { handoverTo } from '../../domain/handover.ts';
import type { AddUserPlan } from '../../domain/plan.ts';
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

/** What is not asked for is absent, so that plans of the simplest kind have kept their digests. */
export function planOf(form: CheckedForm, requester: string): AddUserPlan {
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
  return {
    ...handoverTo(pool, recipient, requester),
    ...(pool.completeFirstSignIn ? { completeFirstSignIn: true as const } : {}),
  };
}
