import type { Plan } from '../domain/plan.ts';
import { frozenRefusal, type Refusal } from '../domain/refusal.ts';
import type { FrontServices } from '../services.ts';

/** Why nothing may be asked for, approved or claimed there now; nothing while the pool is not frozen. */
export async function refusalWhileFrozen(
  { store }: Pick<FrontServices, 'store'>,
  { userPoolId }: Pick<Plan, 'userPoolId'>,
): Promise<Refusal | undefined> {
  const [freeze] = await store.frozen([userPoolId]);
  return freeze && frozenRefusal(freeze);
}
