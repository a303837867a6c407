import type { RequestEvent } from './events.ts';
import type { Person } from './person.ts';
import type { Refusal } from './refusal.ts';
import { blockingTrouble } from './remedy.ts';
import type { Request } from './request.ts';
import { ok, type Result, refused } from './result.ts';
import type { Act } from './step.ts';

/** So many passwords may go into a modal for one approval: each may have been seen. */
export const MOST_REVEALS = 3;

type Decided = Result<RequestEvent | undefined, Refusal>;

/** “Show the password”: nobody but whoever the DM went to, once, and in time. */
export function decideReveal(
  { id }: Pick<Person, 'id'>,
  request: Request,
  viewId: string,
  now: Date,
): Decided {
  const { stage } = request;
  if (!('message' in stage && stage.message)) return refused({ kind: 'nothing-to-reveal' });
  const { to } = stage.message;
  if (id !== to) return refused({ kind: 'not-the-recipient', recipient: to });
  switch (stage.kind) {
    case 'claimable':
      if (blockingTrouble(request)) return refused({ kind: 'reveal-must-wait' });
      if (stage.viewId !== undefined) return refused({ kind: 'reveal-under-way' });
      return isClaimOver(request, now)
        ? refused({ kind: 'claim-over' })
        : ok({ type: 'RevealAsked', by: id, viewId });
    case 'revealed':
      return refused({ kind: 'already-revealed', at: stage.at });
    case 'disowned':
    case 'locked':
      return refused({ kind: 'account-locked' });
    case 'revoked':
      return refused({ kind: 'claim-over' });
    default:
      return refused({ kind: 'nothing-to-reveal' });
  }
}

/** “It wasn’t me” under a password that was shown. Slack may deliver the click twice. */
export function decideDisown({ id }: Pick<Person, 'id'>, { stage }: Request): Decided {
  if (!('message' in stage && stage.message)) return refused({ kind: 'nothing-to-disown' });
  const { to } = stage.message;
  if (id !== to) return refused({ kind: 'not-the-recipient', recipient: to });
  if (stage.kind === 'revealed') return ok({ type: 'Disowned', by: id });
  const known = stage.kind === 'disowned' || stage.kind === 'locked';
  return known ? ok(undefined) : refused({ kind: 'nothing-to-disown' });
}

/** Until when something has to be claimed (ISO time), if the clock would revoke it then. */
export function claimBy(request: Request): string | undefined {
  const { stage, troubles } = request;
  if (troubles.some(({ step }) => step === 'revoke-credential')) return undefined;
  switch (stage.kind) {
    case 'claimable':
    case 'hidden':
      return stage.claimBy;
    // It is taken down before it is revoked, unless it cannot be.
    case 'delivered':
      return blockingTrouble(request) && stage.claimBy;
    default:
      return undefined;
  }
}

/** What is left to do with a button whose password was asked for, or that nobody pressed in time. */
export function claimAct(request: Request, now: Date): Act | undefined {
  const { stage } = request;
  if (stage.kind !== 'claimable')
    return isClaimOver(request, now) ? 'revoke-credential' : undefined;
  const { begun, viewId } = stage;
  const revealing = viewId !== undefined && begun < MOST_REVEALS;
  // Whoever pressed the button in time gets to see the password, unless something stands in the way.
  if (revealing && !blockingTrouble(request)) return 'reveal-credential';
  const isSpent = begun >= MOST_REVEALS && !blockingTrouble(request);
  return isSpent || isClaimOver(request, now) ? 'revoke-credential' : undefined;
}

function isClaimOver(request: Request, now: Date): boolean {
  const until = claimBy(request);
  return until !== undefined && now.getTime() >= new Date(until).getTime();
}

/**
 * What the DM with the button, or the modal that waits, has to say by now; nothing while it says so
 * already.
 */
export function handoverShown(request: Request): string | undefined {
  const { stage } = request;
  switch (stage.kind) {
    case 'claimable': {
      const reference =
        stage.viewId === undefined ? undefined : blockingTrouble(request)?.reference;
      return reference && `trouble-${reference}`;
    }
    case 'revealed':
    case 'disowned':
    case 'locked':
    case 'revoked':
      return stage.kind;
    case 'hidden':
      return stage.untold && 'hidden';
    default:
      return undefined;
  }
}
