import { happened, type Step, trouble } from '../../advance/step.ts';
import { only } from '../../domain/only.ts';
import { accountOf, groupsToJoin, newAccount } from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';

/** Puts the user into the first group of the plan that they are not in yet. Repeating it does no harm. */
export const addToGroup: Step = async (services, { request }) => {
  const { user, joined } = only(request.stage, 'created');
  const group = groupsToJoin(request.plan).find((name) => !joined.includes(name));
  if (group === undefined) throw new Error(`${request.id} has joined all its groups`);
  const address = addressOf(await services.policy(), request.plan);
  const added = await services.changes.addToGroup(address, user.sub, group);
  return added.ok
    ? happened({ type: 'GroupAdded', group })
    : trouble({ kind: 'group-not-found', group });
};

/**
 * Lets Cognito send its invitation. The user was made without one, so that a message that cannot be
 * sent leaves no doubt about the user; a repetition sends another message with a new password.
 */
export const sendInvitation: Step = async (services, { request }) => {
  const plan = newAccount(request);
  if (plan.delivery !== 'invitation') throw new Error(`${request.id} invites nobody`);
  const { user } = only(request.stage, 'created');
  const address = addressOf(await services.policy(), plan);
  const { mediums } = plan;
  const sent = await services.changes.sendInvitation(address, user.username, mediums);
  return sent.ok
    ? happened({ type: 'InvitationSent', mediums })
    : trouble({ kind: 'not-delivered', account: accountOf(plan) });
};
