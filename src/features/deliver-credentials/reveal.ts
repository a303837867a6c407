import { Conflict } from '../../advance/failure.ts';
import { happened, type Step, trouble } from '../../advance/step.ts';
import type { StoredRequest } from '../../aws/request-store.ts';
import { after } from '../../domain/duration.ts';
import type { RequestEvent } from '../../domain/events.ts';
import { only } from '../../domain/only.ts';
import { showing } from '../../domain/plan.ts';
import type { Request } from '../../domain/request.ts';
import type { WorkerServices } from '../../services.ts';
import { updateModal } from '../../slack/update-modal.ts';
import { closeModal } from './close-modal.ts';
import { addressee, signInName } from './direct-message.ts';
import { heldUp, revealing } from './modal.ts';
import { type SetPassword, setFreshPassword } from './set-password.ts';

/**
 * Sets a fresh password and puts it into the modal that waits for it. A repetition sets another one,
 * which takes the place of whatever may have been seen; how often that may be, the trail counts.
 */
export const revealCredential: Step = async (services, stored) => {
  const set = await setFreshPassword(services, stored.request);
  if (!set.ok) return trouble(set.error);
  await begin(services, stored);
  const hideAt = after(services.now(), showing(stored.request).hideAfter);
  const shown = await show(services, stored, set.value, hideAt);
  const { status, validUntil, events } = set.value;
  const [completed, checked] = events;
  const temporary = validUntil === undefined ? {} : { validUntil };
  const revealed: RequestEvent[] = [{ type: 'Revealed', status, hideAt, ...temporary }, ...checked];
  return happened(...completed, ...(shown ? revealed : [{ type: 'RevealMissed' } as const]));
};

/** Written before anybody can see the password, so that none is ever shown without being counted. */
async function begin({ store }: WorkerServices, stored: StoredRequest): Promise<void> {
  if (await store.append(stored, [{ type: 'RevealBegun' }])) return;
  throw new Conflict(`Request ${stored.request.id} changed before its password was shown`);
}

async function show(
  services: WorkerServices,
  { request }: StoredRequest,
  { password, validUntil }: SetPassword,
  hideAt: string,
): Promise<boolean> {
  const { message, viewId } = only(request.stage, 'claimable');
  if (viewId === undefined) throw new Error(`No modal of ${request.id} waits for a password`);
  const name = await signInName(services, request);
  const { words, account } = await addressee(services, request, message.to);
  const facts = { signInName: name, hideAt, validUntil };
  return updateModal(services.slack, viewId, revealing(words, account, password, facts));
}

/** As well as can be, to whoever waits at the modal: they have to press again after the thaw. */
export async function tellOfFreeze(services: WorkerServices, request: Request): Promise<void> {
  const { message, viewId } = only(request.stage, 'claimable');
  const { words } = await addressee(services, request, message.to);
  await closeModal(services, viewId, heldUp(words));
}
