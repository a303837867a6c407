/** 4. Every request ends or stands as needing attention, and no message claims too much. */
import { blockedBy, type Evidence, type Invariant, isAlarmed, isFinal } from './evidence.ts';

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
  [/\*The user stands\.\*/u, ({ exists }) => exists],
  [/(?<!more )\bnothing was done/iu, ({ exists }) => !exists],
];

interface UserState {
  exists: boolean;
  confirmed: boolean;
}

export const noFalseClaims: Invariant = (evidence) =>
  evidence.world.record.messages.flatMap(({ blocks, at }) => {
    const about = evidence.requests.find(
      ({ id, plan }) => blocks.includes(id) && blocks.includes(plan.email),
    );
    if (!about) return [];
    const state = userState(evidence, about.id, at);
    return CLAIMS.filter(([says, holds]) => says.test(blocks) && !holds(state)).map(
      ([says]) => `a message about ${about.id} says ${says} while it is not so`,
    );
  });

function userState({ made, passwords }: Evidence, request: string, moment: number): UserState {
  const user = made.find((it) => it.request === request && it.at <= moment);
  const confirmed = passwords.some(({ sub, from }) => sub === user?.sub && from <= moment);
  return { exists: user !== undefined, confirmed };
}
