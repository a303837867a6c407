import { wake } from '../admission/decide.ts';
import type { StoredRequest } from '../aws/request-store.ts';
import { canBeOvertaken, standsInSlack } from '../domain/delivery.ts';
import { NewerTrail } from '../domain/event-version.ts';
import { BrokenTrail } from '../domain/only.ts';
import type { UserAction } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import type { WorkerServices } from '../services.ts';
import { ALARM } from './alarm.ts';

/**
 * Has the earlier requests take down what they show, or still offer, of this user's password, because
 * that password has just become worthless. A repetition finds it done. One that newer code has gone on
 * with keeps its clock, and the next change of the user still finds it.
 */
export async function overtake(
  services: WorkerServices,
  request: Request,
  sub: string,
): Promise<void> {
  const { plan, id } = request;
  if (plan.action === 'add-user') return;
  const others = await otherHolders(services, request, sub);
  if (others.length === 0) return;
  const by = { request: id, action: plan.action };
  const done = await Promise.all(others.map((holder) => appendTo(services, holder, by)));
  const released = others.filter((_, index) => done[index]);
  if (released.length === 0) return;
  // Last, so that a repetition still finds whom to overtake.
  await services.store.releasePassword({ userPoolId: plan.userPoolId, sub }, released);
}

/** True while a password that an earlier request handed over, or is to, stands in Slack, or may do so. */
export async function somePasswordStands(
  services: WorkerServices,
  request: Request,
  sub: string,
): Promise<boolean> {
  const others = await otherHolders(services, request, sub);
  const found = await Promise.all(others.map((holder) => loaded(services, holder)));
  return found.some(
    (earlier) => earlier === 'newer' || (earlier && standsInSlack(earlier.request.stage)),
  );
}

async function otherHolders(
  { store }: WorkerServices,
  { id, plan: { userPoolId } }: Request,
  sub: string,
): Promise<string[]> {
  const holders = await store.passwordHolders({ userPoolId, sub });
  return holders.filter((holder) => holder !== id);
}

/** False where newer code has to do it. */
async function appendTo(
  services: WorkerServices,
  holder: string,
  by: { request: string; action: UserAction },
): Promise<boolean> {
  const earlier = await loaded(services, holder);
  if (earlier === 'newer') return false;
  if (!(earlier && canBeOvertaken(earlier.request.stage))) return true;
  const written = await services.store.append(earlier, [{ type: 'Overtaken', ...by }]);
  if (!written) return appendTo(services, holder, by);
  await wake(services, written.request);
  return true;
}

/** A request that cannot be read must not hold up all that is asked for its user. */
async function loaded(
  { store, log }: WorkerServices,
  id: string,
): Promise<StoredRequest | 'newer' | undefined> {
  try {
    return await store.load(id);
  } catch (error) {
    const newer = error instanceof NewerTrail;
    if (!newer && !(error instanceof BrokenTrail)) throw error;
    log.error({ ...ALARM, err: error, request: id }, 'a password cannot be taken down');
    return newer ? 'newer' : undefined;
  }
}
