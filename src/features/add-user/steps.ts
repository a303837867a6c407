import { randomUUID } from 'node:crypto';
import { happened, type Step, type StepResult, trouble } from '../../advance/step.ts';
import type { NewUser } from '../../aws/user-provisioning.ts';
import type { Request } from '../../domain/request.ts';
import { only } from '../../domain/stage.ts';
import {
  type PoolAddress,
  type PoolUser,
  poolAddress,
  type UserPool,
} from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';
import { claimAddress } from './address.ts';

/**
 * Writes down the username before the first attempt. Where it is free it is a fresh UUID: a user of
 * that name can only be ours, whatever became of the answer to AdminCreateUser.
 */
export const startCreation: Step = async (services, { request }) => {
  const { plan } = request;
  const address = poolAddress(plan.userPoolId);
  const pool = await services.provisioning.describe(address);
  if (pool.usernameKind === 'username') {
    return trouble({ kind: 'pool-not-supported', userPoolId: pool.id });
  }
  const other = await claimAddress(services, request);
  if (other) return trouble({ kind: 'asked-twice', email: plan.email, other });
  const existing = await services.users.find(address, plan.email);
  if (existing) return trouble({ kind: 'user-exists', email: plan.email });
  const username = pool.usernameKind === 'alias' ? randomUUID() : plan.email;
  const seenAbsentAt = services.now().toISOString();
  return happened({ type: 'CreationStarted', username, seenAbsentAt });
};

/**
 * Creates the user, or recognises the one that an earlier attempt made. A user that cannot be
 * proved to be ours is never touched: a human decides.
 */
export const createUser: Step = async (services, { request }) => {
  const { username } = only(request.stage, 'creating');
  const address = poolAddress(request.plan.userPoolId);
  const pool = await services.provisioning.describe(address);
  const before = await services.users.find(address, username);
  if (before) return recognised(pool, request, before);
  const created = await services.provisioning.create(address, newUser(pool, request, username));
  if (created.ok) return happened({ type: 'UserCreated', ...created.value });
  return afterConflict(services, address, pool, request, username);
};

/**
 * Ends a request whose time is over. What an attempt without an answer may have made is looked up
 * first, so that the trail tells of every user that we know to be ours.
 */
export const expire: Step = async (services, { request }) => {
  const made = request.stage.kind === 'creating' ? await madeMeanwhile(services, request) : [];
  return happened(...made, { type: 'Expired' });
};

async function madeMeanwhile(services: WorkerServices, request: Request) {
  const { username } = only(request.stage, 'creating');
  const address = poolAddress(request.plan.userPoolId);
  const [pool, user] = await Promise.all([
    services.provisioning.describe(address),
    services.users.find(address, username),
  ]);
  const result = user && recognised(pool, request, user);
  return result?.kind === 'happened' ? result.events : [];
}

/** Somebody has that name or that e-mail: perhaps we, a moment ago. */
async function afterConflict(
  services: WorkerServices,
  address: PoolAddress,
  pool: UserPool,
  request: Request,
  username: string,
): Promise<StepResult> {
  const holder = await services.users.find(address, username);
  return holder
    ? recognised(pool, request, holder)
    : trouble({ kind: 'user-exists', email: request.plan.email });
}

/** Where nothing proves whose a user is, only one whom nobody has used yet may still be ours. */
function recognised(pool: UserPool, request: Request, user: PoolUser): StepResult {
  const { sub, username, createdAt } = user;
  if (isOurs(pool, request, user)) return happened({ type: 'UserCreated', username, sub });
  const { email } = request.plan;
  const maybe = !pool.hasProvisionId && user.status === 'FORCE_CHANGE_PASSWORD';
  return trouble(
    maybe ? { kind: 'maybe-ours', email, sub, createdAt } : { kind: 'user-exists', email },
  );
}

function isOurs(pool: UserPool, request: Request, user: PoolUser): boolean {
  const claimed = only(request.stage, 'creating').claimed === user.sub;
  return claimed || pool.usernameKind === 'alias' || user.provisionId === request.id;
}

function newUser(pool: UserPool, request: Request, username: string): NewUser {
  const user = { username, email: request.plan.email };
  return pool.hasProvisionId ? { ...user, provisionId: request.id } : user;
}
