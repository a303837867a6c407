import { overtake } from '../../advance/overtake.ts';
import type { SignIn } from '../../aws/sign-in.ts';
import { only } from '../../domain/only.ts';
import { generatePassword } from '../../domain/password.ts';
import { addressOf } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Trouble } from '../../domain/trouble.ts';
import type { PoolAddress } from '../../domain/user-pool.ts';
import type { WorkerServices } from '../../services.ts';

/**
 * Does what Cognito lets only the user do: signs in with a password that is forgotten at once, and
 * signs out everywhere whatever came of it, which also ends sign-ins whose answer was lost. Whatever
 * password the user had is gone.
 */
export async function signedInAs<Value>(
  services: WorkerServices,
  request: Request,
  act: (address: PoolAddress, accessToken: Secret) => Promise<Value>,
): Promise<Result<Value, Trouble>> {
  const { user } = only(request.stage, 'created');
  const policy = await services.policy();
  const client = policy.pools.get(request.plan.pool)?.client;
  if (!client) return refused({ kind: 'no-client' });
  const address = addressOf(policy, request.plan);
  const { passwordRules } = await services.pools.describe(address);
  const password = generatePassword(passwordRules);
  await services.provisioning.setPassword(address, user.sub, password, { permanent: true });
  await overtake(services, request, user.sub);
  const signIn = await services.clients.signIn(address, client, user.username, password);
  if (signIn.kind !== 'signed-in') return refused({ kind: 'sign-in-failed', error: why(signIn) });
  try {
    return ok(await act(address, signIn.accessToken));
  } finally {
    await services.changes.signOutEverywhere(address, user.sub);
  }
}

function why(signIn: Exclude<SignIn, { kind: 'signed-in' }>): string {
  switch (signIn.kind) {
    case 'new-password-required':
      return 'NEW_PASSWORD_REQUIRED';
    case 'challenged':
      return signIn.challenge;
    case 'refused':
      return signIn.error;
  }
}
