import { accountOf } from '../../domain/plan.ts';
import { poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
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
