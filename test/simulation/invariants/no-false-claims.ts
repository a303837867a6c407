/** 4. Every request ends or stands as needing attention, and no message claims too much. */
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
  [/\*Done\.\*|can sign in to/u, ({ confirmed }) => confirmed],
  [/\*The user exists\.\*/u, ({ exists }) => exists],
  [/(?<!more )\bnothing was done/iu, ({ exists }) => !exists],
];

interface UserState {
  exists: boolean;
  confirmed: boolean;
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

/** Of the user that the request made, or that a human claimed for it. */
function userState(evidence: Evidence, about: RequestRecord, moment: number): UserState {
  const made = evidence.made.find(({ request, at }) => request === about.id && at <= moment);
  const claimed = trailAt(about, moment).find(({ type }) => type === 'ClaimedAsOurs');
  const sub = claimed?.type === 'ClaimedAsOurs' ? claimed.sub : made?.sub;
  const set = evidence.passwords.some(
    (password) => password.sub === sub && password.from <= moment,
  );
  return { exists: sub !== undefined, confirmed: set };
}
