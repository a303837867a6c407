import { overtake, somePasswordStands } from '../../advance/overtake.ts';
import { replacePassword } from '../../advance/replace-password.ts';
import { happened, type Step, trouble } from '../../advance/step.ts';
import { only } from '../../domain/only.ts';
import {
  accountOf,
  attributesToProve,
  directMessage,
  type UserAction,
  type UserPlan,
  userPlan,
} from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { Trouble } from '../../domain/trouble.ts';
import {
  canSignInAs,
  isExternal,
  type PoolAddress,
  type PoolUser,
} from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';
import { applied } from './apply-change.ts';

/** Sees that the user whom the request is for still stands, and can be given what it asks for. */
export const findUser: Step = async (services, { request }) => {
  const plan = userPlan(request);
  const account = accountOf(plan);
  const address = addressOf(await services.policy(), plan);
  const found = await services.users.find(address, plan.username);
  if (found?.sub !== plan.sub) return trouble({ kind: 'user-gone', account });
  if (isExternal(found) && directMessage(plan)) {
    return trouble({ kind: 'external-user', account });
  }
  if (plan.action === 'verify-by-code') {
    const { attribute, value = found.attributes[attribute] } = plan;
    if (!canSignInAs(found)) return trouble({ kind: 'no-sign-in-as', account });
    if (found.attributes[attribute] !== value) return trouble({ kind: 'value-changed', attribute });
  }
  const unrecoverable = await recoveryTrouble(services, address, plan, found);
  if (unrecoverable) return trouble(unrecoverable);
  return happened({ type: 'UserFound', username: found.username, sub: found.sub });
};

/** Does what was asked. Made twice a change has the same end; of two invitations the later one is good. */
export const applyChange: Step = async (services, { request }) => {
  const plan = userPlan(request);
  const { user } = only(request.stage, 'created');
  const address = addressOf(await services.policy(), plan);
  const holder = await services.users.find(address, user.username);
  const found = holder?.sub === user.sub ? holder : undefined;
  // A user who is gone may have been deleted by us, a moment ago.
  if (!found && plan.action !== 'delete-user') {
    return trouble({ kind: 'user-gone', account: accountOf(plan) });
  }
  const refusal = found && (await applied(services, address, plan, found));
  if (refusal) return trouble(refusal);
  await endPasswords(services, address, request, user.sub);
  return happened({ type: 'ChangeApplied', action: plan.action });
};

/**
 * Takes down the password that somebody was handed before, where nobody can sign in with it any more.
 * One who is disabled can be enabled again, so what stands in Slack is made worthless first; what stands
 * there no longer is left to its clock and to “It wasn’t me”, and a user's own password alone.
 */
async function endPasswords(
  services: WorkerServices,
  address: PoolAddress,
  request: Request,
  sub: string,
): Promise<void> {
  const { action } = request.plan;
  if (action === 'disable-user') {
    if (!(await somePasswordStands(services, request, sub))) return;
    await replacePassword(services, address, sub);
  }
  if (ENDS_PASSWORD.has(action)) await overtake(services, request, sub);
}

const ENDS_PASSWORD: ReadonlySet<string> = new Set<UserAction>([
  'disable-user',
  'delete-user',
  'resend-invitation',
]);

/** By “forgot password” Cognito sends a code to a verified address, where the pool says so. */
async function recoveryTrouble(
  { pools }: WorkerServices,
  address: PoolAddress,
  plan: UserPlan,
  user: PoolUser,
): Promise<Trouble | undefined> {
  if (directMessage(plan)?.delivery !== 'forgot-password') return undefined;
  const { recoversByEmail } = await pools.describe(address);
  if (recoversByEmail === false) return { kind: 'no-recovery-by-email' };
  const proves = attributesToProve(plan).includes('email');
  return proves || user.attributes.email_verified === 'true'
    ? undefined
    : { kind: 'email-not-verified', account: accountOf(plan) };
}
