/** 4. Every request ends or stands as needing attention, and no message claims too much. */
import { directMessage, type UserPlan } from '../../../src/domain/plan.ts';
import {
  blockedBy,
  type Evidence,
  type Invariant,
  isAlarmed,
  isFinal,
  type RequestRecord,
  requestIn,
  trailAt,
} from './evidence.ts';
import { isInvitation } from './operations.ts';

export const ended: Invariant = (evidence) =>
  evidence.requests.flatMap(({ id, trail, versions }) => {
    if (isFinal(trail)) return [];
    if (!blockedBy(trail)) return [`request ${id} hangs after ${trail.at(-1)?.type}`];
    return [
      ...(isAlarmed(evidence, id) ? [] : [`request ${id} needs attention without an alarm`]),
      ...(versions.at(-1)?.open ? [] : [`request ${id} needs attention and is never looked at`]),
    ];
  });

/** What a sentence claims, as of the moment at which it was put up. */
const CLAIMS: [says: RegExp, holds: (user: UserState) => boolean][] = [
  [/\*Done\.\*|can sign in to/u, ({ done }) => done],
  [/\*The user exists\.\*/u, ({ exists }) => exists],
  [/(?<!more )\bnothing was done/iu, ({ exists }) => !exists],
];

/** Of the user that a request made or that a human claimed for it; or of one who stood, once changed. */
interface UserState {
  exists: boolean;
  /** They have a password, Cognito's invitation, or what was asked for. */
  done: boolean;
}

export const noFalseClaims: Invariant = (evidence) =>
  evidence.world.record.messages.flatMap(({ blocks, at }) => {
    const about = requestIn(evidence, blocks);
    if (!about) return [];
    const state = userState(evidence, about, at);
    return CLAIMS.filter(([says, holds]) => says.test(blocks) && !holds(state)).map(
      ([says]) => `a message about ${about.id} says ${says} while it is not so`,
    );
  });

function userState(evidence: Evidence, about: RequestRecord, moment: number): UserState {
  const { plan } = about;
  if (directMessage(plan)) return stateOfPassword(evidence, about, moment);
  const own = evidence.changes.filter(({ request, at }) => request === about.id && at <= moment);
  const exists = own.length > 0;
  if (plan.action === 'add-user') return { exists, done: own.some((call) => isInvitation(call)) };
  return { exists, done: exists || isGone(evidence, plan) };
}

/** Whoever is deleted by somebody else is deleted all the same, and never comes back. */
function isGone({ world }: Evidence, { action, userPoolId, sub }: UserPlan): boolean {
  const users = [...(world.cognito.state.pools.get(userPoolId)?.users.values() ?? [])];
  return action === 'delete-user' && users.every((user) => user.sub !== sub);
}

function stateOfPassword(evidence: Evidence, about: RequestRecord, moment: number): UserState {
  const { plan } = about;
  const made = evidence.made.find(({ request, at }) => request === about.id && at <= moment);
  const claimed = trailAt(about, moment).find(({ type }) => type === 'ClaimedAsOurs');
  const known = plan.action === 'add-user' ? made?.sub : plan.sub;
  const sub = claimed?.type === 'ClaimedAsOurs' ? claimed.sub : known;
  const set = evidence.passwords.some(
    (password) => password.sub === sub && password.from <= moment,
  );
  return { exists: plan.action === 'add-user' ? sub !== undefined : set, done: set };
}
