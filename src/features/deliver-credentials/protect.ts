import { ALARM } from '../../advance/alarm.ts';
import { Conflict } from '../../advance/failure.ts';
import { overtake } from '../../advance/overtake.ts';
import { replacePassword } from '../../advance/replace-password.ts';
import { happened, type Step } from '../../advance/step.ts';
import { MOST_REVEALS } from '../../domain/claim.ts';
import type { RequestEvent } from '../../domain/events.ts';
import { only } from '../../domain/only.ts';
import { showing } from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { PoolAddress, PoolUser } from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';

/**
 * Makes a password worthless that nobody claimed in time: another one is set and thrown away. No
 * permission is asked for, because nobody gains anything by it.
 */
export const revokeCredential: Step = async (services, { request }) => {
  const { address, sub, user } = await userOf(services, request);
  if (user && isInUse(request, user)) return happened({ type: 'CredentialUsed' });
  if (user) await replaceOwn(services, request, address, sub);
  return happened(revoked(request));
};

/** Asked last of all, because another request may have handed over a newer one meanwhile. */
async function replaceOwn(
  services: WorkerServices,
  request: Request,
  address: PoolAddress,
  sub: string,
): Promise<void> {
  const { id, plan } = request;
  const holders = await services.store.passwordHolders({ userPoolId: plan.userPoolId, sub });
  const isReleased = holders.length > 0 && !holders.includes(id);
  if (isReleased) throw new Conflict(`Request ${id} was overtaken`);
  await replacePassword(services, address, sub);
  await overtake(services, request, sub);
}

function revoked({ stage }: Request): RequestEvent {
  const spent = stage.kind === 'claimable' && stage.begun >= MOST_REVEALS;
  return { type: 'CredentialRevoked', why: spent ? 'not-shown' : 'unclaimed' };
}

/** Whoever has replaced a temporary password has claimed it, whatever they pressed. */
function isInUse(request: Request, { status }: PoolUser): boolean {
  const { stage } = request;
  return (
    stage.kind !== 'claimable' &&
    showing(request).password === 'temporary' &&
    status !== 'FORCE_CHANGE_PASSWORD'
  );
}

/** Shuts everybody out of an account whose password somebody else has seen. */
export const lockAccount: Step = async (services, { request }) => {
  const { message } = only(request.stage, 'disowned');
  const { address, sub, user } = await userOf(services, request);
  if (user) {
    await services.changes.disable(address, sub);
    await replacePassword(services, address, sub);
  }
  const facts = { request: request.id, pool: request.plan.pool, by: message.to, sub };
  services.log.error({ ...ALARM, ...facts }, 'account locked: somebody else has seen its password');
  return happened({ type: 'AccountLocked' });
};

/** Undefined for a user who is gone: they have no password. */
async function userOf(
  services: WorkerServices,
  request: Request,
): Promise<{ address: PoolAddress; sub: string; user: PoolUser | undefined }> {
  const { sub } = only(request.stage, 'claimable', 'delivered', 'hidden', 'disowned').user;
  const address = addressOf(await services.policy(), request.plan);
  return { address, sub, user: await services.users.find(address, sub) };
}
