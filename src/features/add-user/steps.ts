import { randomUUID } from 'node:crypto';
import { happened, type Step, type StepResult, trouble } from '../../advance/step.ts';
import { firstTakenAlias } from '../../aws/taken-alias.ts';
import type { NewUser } from '../../aws/user-provisioning.ts';
import { firstPassword } from '../../domain/derived-password.ts';
import { only } from '../../domain/only.ts';
import { type AddUserPlan, newAccount } from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Trouble } from '../../domain/trouble.ts';
import {
  type PoolAddress,
  type PoolUser,
  USERNAME_RULES,
  type UserPool,
} from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';
import { claimAddress } from './address.ts';

/**
 * Writes down the username before the first attempt. Where it is free it is a fresh UUID: a user of
 * that name can only be ours, whatever became of the answer to AdminCreateUser.
 */
export const startCreation: Step = async (services, { request }) => {
  const plan = newAccount(request);
  const { address, pool } = await poolOf(services, plan);
  const rules = USERNAME_RULES[pool.usernameKind];
  if (!rules) return trouble({ kind: 'pool-not-supported', userPoolId: pool.id });
  if (plan.delivery === 'forgot-password' && pool.recoversByEmail === false) {
    return trouble({ kind: 'no-recovery-by-email' });
  }
  const name = rules.signsInWith(plan);
  const other = await claimAddress(services, request, { userPoolId: pool.id, name });
  if (other) return trouble({ kind: 'asked-twice', email: name, other });
  const taken = await takenName(services, address, pool, plan, name);
  if (taken) return trouble(taken);
  const username = rules.given(plan, randomUUID);
  const seenAbsentAt = services.now().toISOString();
  return happened({ type: 'CreationStarted', username, seenAbsentAt });
};

async function takenName(
  { users }: Pick<WorkerServices, 'users'>,
  address: PoolAddress,
  pool: UserPool,
  plan: AddUserPlan,
  name: string,
): Promise<Trouble | undefined> {
  if (await users.find(address, name)) return { kind: 'user-exists', email: name };
  const alias = await firstTakenAlias(users, address, pool, { ...plan.attributes });
  return alias && { kind: 'alias-taken', ...alias };
}

/**
 * Creates the user, or recognises the one that an earlier attempt made. A user that cannot be
 * proved to be ours is never touched: a human decides.
 */
export const createUser: Step = async (services, { request }) => {
  const { username } = only(request.stage, 'creating');
  const { address, pool } = await poolOf(services, newAccount(request));
  const before = await services.users.find(address, username);
  if (before) return recognised(pool, request, before);
  const user = newUser(await services.key(), pool, request);
  const created = await services.provisioning.create(address, user);
  if (created.ok) return happened({ type: 'UserCreated', ...created.value });
  return afterConflict(services, address, pool, request);
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
  const address = addressOf(await services.policy(), request.plan);
  const [pool, user] = await Promise.all([
    services.pools.describe(address),
    services.users.find(address, username),
  ]);
  const result = user && recognised(pool, request, user);
  return result?.kind === 'happened' ? result.events : [];
}

async function poolOf(services: WorkerServices, plan: AddUserPlan) {
  const address = addressOf(await services.policy(), plan);
  return { address, pool: await services.pools.describe(address) };
}

/** Somebody has that name or that e-mail: perhaps we, a moment ago. */
async function afterConflict(
  services: WorkerServices,
  address: PoolAddress,
  pool: UserPool,
  request: Request,
): Promise<StepResult> {
  const holder = await services.users.find(address, only(request.stage, 'creating').username);
  return holder
    ? recognised(pool, request, holder)
    : trouble({ kind: 'user-exists', email: newAccount(request).email });
}

/** Where nothing proves whose a user is, only one whom nobody has used yet may still be ours. */
function recognised(pool: UserPool, request: Request, user: PoolUser): StepResult {
  const { sub, username, createdAt } = user;
  if (isOurs(pool, request, user)) return happened({ type: 'UserCreated', username, sub });
  const email = USERNAME_RULES[pool.usernameKind]?.signsInWith(newAccount(request)) ?? username;
  const maybe = !pool.hasProvisionId && user.status === 'FORCE_CHANGE_PASSWORD';
  return trouble(
    maybe ? { kind: 'maybe-ours', email, sub, createdAt } : { kind: 'user-exists', email },
  );
}

function isOurs(pool: UserPool, request: Request, user: PoolUser): boolean {
  const claimed = only(request.stage, 'creating').claimed === user.sub;
  const byName = USERNAME_RULES[pool.usernameKind]?.provesOurs ?? false;
  return claimed || byName || user.provisionId === request.id;
}

function newUser(key: Secret, pool: UserPool, request: Request): NewUser {
  const { email, attributes = {}, verifyByCode = [], ...plan } = newAccount(request);
  const hasPhone = attributes.phone_number !== undefined;
  return {
    username: only(request.stage, 'creating').username,
    email,
    attributes,
    emailVerified: !verifyByCode.includes('email'),
    ...(hasPhone ? { phoneVerified: !verifyByCode.includes('phone_number') } : {}),
    ...(plan.completeFirstSignIn
      ? { temporaryPassword: firstPassword(key, request.id, pool.passwordRules) }
      : {}),
    ...(pool.hasProvisionId ? { provisionId: request.id } : {}),
  };
}
