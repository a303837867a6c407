import type { Decided } from './intervention.ts';
import type { Actor } from './person.ts';
import { directMessage } from './plan.ts';
import type { Proof } from './preparation.ts';
import type { Refusal } from './refusal.ts';
import { blockingTrouble } from './remedy.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';

/** Codes are six digits: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODE = /^\d{6}$/;

/** How often a code is sent, and tried: Cognito has limits of its own, and a trail must stay short. */
const MOST_CODES = 10;
const MOST_TRIES = 30;

/** Reads a code as people type it: full-width digits and spaces do no harm. */
export function parseCode(typed: string): Result<string, { kind: 'code-malformed' }> {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return CODE.test(code) ? ok(code) : refused({ kind: 'code-malformed' });
}

/** The proof that this person can give now, or why they can give none. */
export function proofBy({ id }: Pick<Actor, 'id'>, request: Request): Result<Proof, Refusal> {
  const { plan, stage } = request;
  const recipient = directMessage(plan)?.recipient;
  if (recipient !== undefined && id !== recipient) {
    return refused({ kind: 'not-the-recipient', recipient });
  }
  const proof = stage.kind === 'created' ? stage.proof : undefined;
  if (!proof) return refused({ kind: 'nothing-to-prove' });
  if (blockingTrouble(request) || request.frozen) return refused({ kind: 'code-must-wait' });
  return proof.rejected < MOST_TRIES
    ? ok(proof)
    : refused({ kind: 'too-many-codes', limit: MOST_TRIES });
}

/** Another code is sent, unless one is on its way already. */
export function decideAnotherCode(actor: Pick<Actor, 'id'>, request: Request): Decided {
  const proof = proofBy(actor, request);
  if (!proof.ok) return proof;
  if (proof.value.again) return ok(undefined);
  return proof.value.sent < MOST_CODES
    ? ok({ type: 'CodeAskedAgain', by: actor.id })
    : refused({ kind: 'too-many-codes', limit: MOST_CODES });
}
