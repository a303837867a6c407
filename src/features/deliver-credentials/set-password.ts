import { overtake } from '../../advance/overtake.ts';
import type { SignIn } from '../../aws/sign-in.ts';
import { firstPassword } from '../../domain/derived-password.ts';
import { after } from '../../domain/duration.ts';
import type { DeliveredStatus, RequestEvent } from '../../domain/events.ts';
import { only } from '../../domain/only.ts';
import { generatePassword } from '../../domain/password.ts';
import { handover, type PasswordKind, passwordKind } from '../../domain/plan.ts';
import { addressOf } from '../../domain/policy.ts';
import type { CreatedUser } from '../../domain/preparation.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Trouble } from '../../domain/trouble.ts';
import type { AppClient, PoolAddress, UserPool } from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';

/** A password that is in force, and what the trail has to tell of it. */
export interface SetPassword {
  password: Secret;
  status: DeliveredStatus;
  /** Of a temporary one, ISO time. */
  validUntil?: string;
  /** What comes before the delivery in the trail, and what after it. */
  events: [before: RequestEvent[], after: RequestEvent[]];
}

/** Everything that setting a password needs. */
interface Place {
  address: PoolAddress;
  pool: UserPool;
  client: AppClient | undefined;
  user: CreatedUser;
}

const DAY = 86_400_000; // ms

const EXPECTED: Record<PasswordKind, DeliveredStatus> = {
  permanent: 'CONFIRMED',
  temporary: 'FORCE_CHANGE_PASSWORD',
};

/**
 * Gives the user a password that nobody has seen, and proves by signing in that it works where the
 * policy names an app client. What it opened by that is shut at once, everywhere: an earlier try whose
 * answer was lost may have opened something too, and nobody holds a token by which to revoke that.
 * What earlier requests show is worthless from then on, and not a moment before.
 */
export async function setFreshPassword(
  services: WorkerServices,
  request: Request,
): Promise<Result<SetPassword, Trouble>> {
  const { user } = only(request.stage, 'announced', 'claimable');
  const set = await setFor(services, request, user);
  if (set.ok) await overtake(services, request, user.sub);
  return set;
}

async function setFor(
  services: WorkerServices,
  request: Request,
  user: CreatedUser,
): Promise<Result<SetPassword, Trouble>> {
  const policy = await services.policy();
  const address = addressOf(policy, request.plan);
  const pool = await services.pools.describe(address);
  const place = { address, pool, client: policy.pools.get(request.plan.pool)?.client, user };
  return (await isFirstSignInLeft(services, request, place))
    ? completeFirstSignIn(services, request, place)
    : setByAdministrator(services, request, place);
}

/** A first sign-in whose answer was lost has happened: then there is only setting a password. */
async function isFirstSignInLeft(
  { users }: WorkerServices,
  { plan }: Request,
  { address, user }: Place,
): Promise<boolean> {
  if (plan.action !== 'add-user' || !plan.completeFirstSignIn) return false;
  return (await users.find(address, user.sub))?.status === 'FORCE_CHANGE_PASSWORD';
}

async function setByAdministrator(
  services: WorkerServices,
  request: Request,
  place: Place,
): Promise<Result<SetPassword, Trouble>> {
  const { address, pool, user } = place;
  const kind = passwordKind(handover(request));
  const password = generatePassword(pool.passwordRules);
  const how = { permanent: kind === 'permanent' };
  await services.provisioning.setPassword(address, user.sub, password, how);
  if (user.found) await services.changes.signOutEverywhere(address, user.sub);
  const found = await services.users.find(address, user.sub);
  const expected = EXPECTED[kind];
  if (found?.status !== expected) {
    return refused({ kind: 'not-confirmed', status: found?.status ?? 'gone', expected });
  }
  const checked = found.enabled ? await checkSignIn(services, place, password, kind) : ok([]);
  if (!checked.ok) return checked;
  const validUntil = after(services.now(), pool.temporaryPasswordDays * DAY);
  return ok({
    password,
    status: expected,
    events: [[], checked.value],
    ...(kind === 'temporary' ? { validUntil } : {}),
  });
}

/** A disabled user cannot sign in, whatever their password is; for them this is not asked. */
async function checkSignIn(
  services: WorkerServices,
  place: Place,
  password: Secret,
  kind: PasswordKind,
): Promise<Result<RequestEvent[], Trouble>> {
  const { address, client, user } = place;
  if (!client) return ok([]);
  const signIn = await services.clients.signIn(address, client, user.username, password);
  if (signIn.kind === 'signed-in') await services.changes.signOutEverywhere(address, user.sub);
  const challenge = challengeOf(signIn);
  const wanted = kind === 'temporary' ? 'new-password-required' : 'signed-in';
  if (signIn.kind !== wanted && signIn.kind !== 'challenged') {
    return refused({ kind: 'sign-in-failed', error: challenge ?? errorOf(signIn) });
  }
  return ok([{ type: 'SignInChecked', ...(challenge === undefined ? {} : { challenge }) }]);
}

/** What Cognito asks for before it gives tokens; it does so only once the password was right. */
function challengeOf(signIn: SignIn): string | undefined {
  if (signIn.kind === 'new-password-required') return 'NEW_PASSWORD_REQUIRED';
  return signIn.kind === 'challenged' ? signIn.challenge : undefined;
}

function errorOf(signIn: SignIn): string {
  return signIn.kind === 'refused' ? signIn.error : signIn.kind;
}

/** Signs in as the user would for the first time, and answers NEW_PASSWORD_REQUIRED for them. */
async function completeFirstSignIn(
  services: WorkerServices,
  request: Request,
  { address, pool, client, user }: Place,
): Promise<Result<SetPassword, Trouble>> {
  if (!client) return refused({ kind: 'no-client' });
  const first = firstPassword(await services.key(), request.id, pool.passwordRules);
  const begun = await services.clients.signIn(address, client, user.username, first);
  if (begun.kind !== 'new-password-required') {
    return refused({ kind: 'sign-in-failed', error: challengeOf(begun) ?? errorOf(begun) });
  }
  const password = generatePassword(pool.passwordRules);
  const missing = given(request, begun.missing);
  const done = await services.clients.completeFirstSignIn(
    address,
    client,
    begun,
    password,
    missing,
  );
  if (done.kind === 'refused') return refused({ kind: 'sign-in-failed', error: done.error });
  if (done.kind === 'signed-in') await services.changes.signOutEverywhere(address, user.sub);
  const challenge = challengeOf(done);
  const checked = { type: 'SignInChecked', ...(challenge ? { challenge } : {}) } as const;
  return ok({
    password,
    status: 'CONFIRMED',
    events: [[{ type: 'FirstSignInCompleted' }], [checked]],
  });
}

/** Those attributes of the plan that Cognito still misses. */
function given({ plan }: Request, missing: readonly string[]): Record<string, string> {
  const attributes = (plan.action === 'add-user' && plan.attributes) || {};
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => missing.includes(name)));
}
