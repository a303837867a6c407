import { accountOf } from '../../domain/plan.ts';
import { addressOf, poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import { USERNAME_RULES } from '../../domain/user-pool.ts';
import { type Messages, messagesFor } from '../../messages/index.ts';
import type { WorkerServices } from '../../services.ts';
import type { Account } from './message.ts';

/** The language of whoever gets the DM, and the account as they read it. */
export async function addressee(
  services: WorkerServices,
  { plan }: Request,
  to: string,
): Promise<{ words: Messages; account: Account }> {
  const [policy, person] = await Promise.all([services.policy(), services.members.find(to)]);
  const pool = poolName(policy, plan.pool);
  return { words: messagesFor(person?.locale), account: { email: accountOf(plan), pool } };
}

/** What the user types to sign in: the e-mail does not do it where usernames are chosen. */
export async function signInName(services: WorkerServices, { plan }: Request): Promise<string> {
  const pool = await services.pools.describe(addressOf(await services.policy(), plan));
  const chosen = USERNAME_RULES[pool.usernameKind]?.asked ? plan.username : undefined;
  return chosen ?? accountOf(plan);
}
