import { wake } from '../admission/decide.ts';
import type { StoredRequest } from '../aws/request-store.ts';
import { canBeOvertaken } from '../domain/delivery.ts';
import type { UserAction } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import type { WorkerServices } from '../services.ts';

/**
 * Has an earlier request take down what it shows, or still offers, of this user's password, because
 * that password is worthless now. A repetition finds it done.
 */
export async function overtake(
  services: WorkerServices,
  request: Request,
  sub: string,
): Promise<void> {
  const { plan, id } = request;
  if (plan.action === 'add-user') return;
  const holder = await services.store.passwordHolder({ userPoolId: plan.userPoolId, sub });
  if (holder === undefined || holder === id) return;
  await appendTo(services, holder, { request: id, action: plan.action });
}

async function appendTo(
  services: WorkerServices,
  holder: string,
  by: { request: string; action: UserAction },
): Promise<void> {
  const earlier = await services.store.load(holder);
  if (!earlier || !stillShows(earlier)) return;
  const written = await services.store.append(earlier, [{ type: 'Overtaken', ...by }]);
  if (!written) return appendTo(services, holder, by);
  await wake(services, written.request);
}

function stillShows({ request }: StoredRequest): boolean {
  return canBeOvertaken(request.stage);
}
