import { accountOf, type UserPlan } from '../../domain/plan.ts';
import type { Trouble } from '../../domain/trouble.ts';
import { type PoolAddress, type PoolUser, unmistakableName } from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';

type Services = Pick<WorkerServices, 'changes' | 'users' | 'pools'>;

/** Makes the change that a plan names to this very user, or says what stands in its way. */
export async function applied(
  services: Services,
  address: PoolAddress,
  plan: UserPlan,
  user: PoolUser,
): Promise<Trouble | undefined> {
  const { changes } = services;
  const name = unmistakableName(user);
  switch (plan.action) {
    case 'disable-user':
      await changes.disable(address, name);
      return undefined;
    case 'enable-user':
      await changes.enable(address, name);
      return undefined;
    case 'sign-out-user':
      await changes.signOutEverywhere(address, name);
      return undefined;
    case 'delete-user':
      await changes.remove(address, name);
      return undefined;
    case 'add-to-group':
    case 'remove-from-group':
      return changeMembership(services, address, plan, user);
    case 'resend-invitation':
      return inviteAgain(services, address, plan, user);
    case 'change-attribute':
      return changeAttribute(services, address, user, plan);
    case 'mark-verified':
      return markVerified(services, address, user, plan);
    case 'reset-password':
    case 'verify-by-code':
      throw new Error(`${plan.action} is done by handing over a password`);
  }
}

async function changeMembership(
  { changes }: Services,
  address: PoolAddress,
  plan: Extract<UserPlan, { group: string }>,
  user: PoolUser,
): Promise<Trouble | undefined> {
  const { group } = plan;
  const change = plan.action === 'add-to-group' ? changes.addToGroup : changes.removeFromGroup;
  const changed = await change(address, unmistakableName(user), group);
  return changed.ok ? undefined : { kind: 'group-not-found', group };
}

async function inviteAgain(
  { changes }: Services,
  address: PoolAddress,
  plan: Extract<UserPlan, { action: 'resend-invitation' }>,
  { username, status, attributes }: PoolUser,
): Promise<Trouble | undefined> {
  const account = accountOf(plan);
  // It holds a temporary password, and goes to whatever address stands there now.
  if (attributes.email !== plan.email) return { kind: 'value-changed', attribute: 'email' };
  if (status !== 'FORCE_CHANGE_PASSWORD') return { kind: 'not-invitable', account, status };
  const sent = await changes.sendInvitation(address, username, plan.mediums);
  return sent.ok ? undefined : { kind: 'not-delivered', account };
}

type AttributeChange = Extract<UserPlan, { action: 'change-attribute' }>;

/** From the value that was approved to be replaced; the new one may stand already, by an earlier try. */
async function changeAttribute(
  services: Services,
  address: PoolAddress,
  user: PoolUser,
  { attribute, from = '', to, verified }: AttributeChange,
): Promise<Trouble | undefined> {
  const now = user.attributes[attribute] ?? '';
  if (now !== from && now !== to) return { kind: 'value-changed', attribute };
  return update(services, address, user, attribute, to, {
    [attribute]: to,
    ...(verified ? { [`${attribute}_verified`]: 'true' } : {}),
  });
}

type Marking = Extract<UserPlan, { action: 'mark-verified' }>;

/** The very value that the approvers answer for. */
async function markVerified(
  services: Services,
  address: PoolAddress,
  user: PoolUser,
  { attribute, value }: Marking,
): Promise<Trouble | undefined> {
  if (user.attributes[attribute] !== value) return { kind: 'value-changed', attribute };
  const changes = { [`${attribute}_verified`]: 'true' };
  return update(services, address, user, attribute, value, changes);
}

/**
 * Looks first whether somebody else signs in with that value: in pools with aliases Cognito would move
 * it silently from one user to the other (https://github.com/boto/boto3/issues/3213).
 */
async function update(
  { changes, users, pools }: Services,
  address: PoolAddress,
  user: PoolUser,
  attribute: string,
  value: string,
  attributes: Readonly<Record<string, string>>,
): Promise<Trouble | undefined> {
  const taken = { kind: 'alias-taken', attribute, value } as const;
  const { signInAttributes } = await pools.describe(address);
  const signsIn = value !== '' && signInAttributes.includes(attribute);
  const holder = signsIn ? await users.find(address, value) : undefined;
  if (holder && holder.sub !== user.sub) return taken;
  const updated = await changes.updateAttributes(address, unmistakableName(user), attributes);
  return updated.ok ? undefined : taken;
}
