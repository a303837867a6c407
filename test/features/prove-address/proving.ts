import type { RequestEvent } from '../../../src/domain/events.ts';
import { openCode, sealCode } from '../../../src/domain/sealed-code.ts';
import { Secret } from '../../../src/domain/secret.ts';
import {
  HISTORY,
  plan,
  policyWith,
  REQUEST_ID,
  rawPool,
  requestAfter,
  requested,
} from '../../samples.ts';

/** Requests whose owner has to prove an e-mail address and a phone number by codes. */

export const provingPlan = {
  ...plan,
  attributes: { phone_number: '+819012345678' },
  verifyByCode: ['email', 'phone_number'],
} as const;

export const first = requested({ plan: provingPlan });

export const codeSent: RequestEvent = {
  type: 'CodeSent',
  attribute: 'email',
  destination: 'a***@e***',
};
export const wrong: RequestEvent = { type: 'CodeRejected', attribute: 'email', why: 'wrong' };
export const askedAgain: RequestEvent = { type: 'CodeAskedAgain', by: 'U0LEAD' };
export const emailProved: RequestEvent = { type: 'AttributeVerified', attribute: 'email' };
export const phoneCodeSent: RequestEvent = {
  type: 'CodeSent',
  attribute: 'phone_number',
  destination: '+*********5678',
};

/** After the user was created, and what happened then. */
export function provingAfter(...events: RequestEvent[]) {
  return requestAfter([...HISTORY.created, ...events], first);
}

/** A pool whose app client Concierge signs in with. */
export const withClient = policyWith({ staging: rawPool({ client: { id: 'client' } }) });

const key = new Secret('xoxb-key');
type ProofOfUse = Parameters<typeof sealCode>[1]['proof'];

/** A code as the front passes it on, for a first try at the e-mail address. */
export function sealed(
  code: string,
  proof: ProofOfUse = { attribute: 'email', rejected: 0 },
): string {
  return sealCode(key, { requestId: REQUEST_ID, proof }, new Secret(code));
}

/** What the worker makes of it. */
export function opened(
  code: string | undefined,
  proof: ProofOfUse = { attribute: 'email', rejected: 0 },
): string | undefined {
  return openCode(key, { requestId: REQUEST_ID, proof }, code ?? '')?.expose();
}
