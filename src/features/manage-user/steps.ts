import { happened, type Step, trouble } from '../../advance/step.ts';
import { accountOf, directMessage, userPlan } from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import { only } from '../../domain/stage.ts';
import { canSignInAs, isExternal } from '../../domain/user-pool.ts';
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
  if (plan.action === 'verify-by-code' && !canSignInAs(found)) {
    return trouble({ kind: 'no-sign-in-as', account });
  }
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
  return refusal ? trouble(refusal) : happened({ type: 'ChangeApplied', action: plan.action });
};
