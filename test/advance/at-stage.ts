import type { UserLookup } from '../../src/aws/user-lookup.ts';
import { easyProvisioning, fakeUsers, fakeWorkerServices } from '../fake-services.ts';
import { approver, HISTORY, lead, REQUEST_ID, requested } from '../samples.ts';

/** A worker, and one request that has come as far as a test needs. */

export type Given = Parameters<typeof fakeWorkerServices>[0];

const people = [lead, approver];
export const answered = { $metadata: { httpStatusCode: 400 }, message: 'Because.' };

/** Alice stands from the moment that her password is set, as the pool shows by sub. */
const confirmed: UserLookup = fakeUsers({
  'sub-of-alice': 'CONFIRMED',
  'sub-of-alice@example.com': 'CONFIRMED',
});

export function at(stage: keyof typeof HISTORY, given: Given = {}, first = requested()) {
  const services = fakeWorkerServices({ people, users: confirmed, ...given });
  services.store.put(REQUEST_ID, [first, ...HISTORY[stage]]);
  const trail = () => services.store.trailOf(REQUEST_ID).slice(1 + HISTORY[stage].length);
  return { services, trail, last: () => services.store.lastEvent(REQUEST_ID) };
}

/** Cognito refuses to create the user, with that error. */
export const failing = (error: Error) => ({
  provisioning: {
    ...easyProvisioning,
    create: async () => {
      throw error;
    },
  },
});
