import * as z from 'zod/mini';
import { APPROVALS_FOR_PROTECTED } from './policy-schema.ts';

/** Settings of a pool that each are right and together mean nothing, and how to mend that. */
export interface Contradiction {
  /** Within the pool: `approvers`, `changeableAttributes[0]`. */
  path: string;
  message: string;
}

const list = z.catch(z._default(z.array(z.string()), []), []);
const verification = z.catch(z._default(z.string(), 'direct'), 'direct');

/**
 * As much of a pool as its contradictions need, whatever else is wrong with it: an unreadable list
 * of approvers counts as a group, which can hold anybody.
 */
export const loosePool = z.looseObject({
  userPoolId: z.catch(z.string(), ''),
  approvals: z.catch(z._default(z.int(), 1), 0),
  approvers: z.catch(z._default(z.array(z.string()), []), ['S']),
  client: z.optional(z.unknown()),
  delivery: z.catch(z._default(z.string(), 'dm'), 'dm'),
  desiredDeliveryMediums: list,
  /** As it is written: the default would look as if somebody had asked for it. */
  password: z.optional(z.unknown()),
  completeFirstSignIn: z.catch(z._default(z.boolean(), false), false),
  emailVerification: verification,
  phoneVerification: verification,
  changeableAttributes: list,
  actions: z.catch(
    z._default(
      z.record(z.string(), z.looseObject({ approvals: z.catch(z.optional(z.int()), undefined) })),
      {},
    ),
    {},
  ),
  protected: z.catch(z._default(z.looseObject({ groups: list, users: list }), nobody()), nobody()),
});

export type LoosePool = z.output<typeof loosePool>;

/** What nobody may change, and why not. */
const UNCHANGEABLE: ReadonlyMap<string, string> = new Map([
  ['sub', 'is given by Cognito for good; take it off the list'],
  ['identities', 'is written by Cognito alone; take it off the list'],
  ['email_verified', 'is changed by the action mark-verified; take it off the list'],
  ['phone_number_verified', 'is changed by the action mark-verified; take it off the list'],
  ['custom:provision_id', 'is how Concierge knows its own users again; take it off the list'],
]);

/** Everything in a pool that each field allows but no pool can mean. */
export function poolContradictions(pool: LoosePool): Contradiction[] {
  return [
    ...tooFewApprovers(pool),
    ...missingClient(pool),
    ...invitationProblems(pool),
    ...firstSignInProblems(pool),
    ...unchangeable(pool),
    ...repeatedMediums(pool),
  ];
}

function tooFewApprovers({ approvals, approvers, ...pool }: LoosePool): Contradiction[] {
  const people = new Set(approvers).size;
  const enough = (needed: number) => people >= needed || approvers.some(isGroup);
  const inActions = Object.entries(pool.actions).flatMap(([name, action]) =>
    enough(action.approvals ?? 0)
      ? []
      : [{ path: `actions.${name}.approvals`, message: 'is more than the approvers of the pool' }],
  );
  const isProtecting = [...pool.protected.groups, ...pool.protected.users].length > 0;
  const inProtection =
    isProtecting && !enough(APPROVALS_FOR_PROTECTED)
      ? [
          {
            path: 'protected',
            message: 'takes two approvals, so approvers must name two people or a user group',
          },
        ]
      : [];
  return [
    ...(enough(approvals) ? [] : [{ path: 'approvers', message: fewer(people, approvals) }]),
    ...inActions,
    ...inProtection,
  ];
}

function fewer(people: number, approvals: number): string {
  return people === 0
    ? 'must name somebody, because approvals are asked for (or set approvals: 0)'
    : `names fewer people than the ${approvals} approvals that are asked for`;
}

/** A group can hold any number of people, which only Slack knows. */
function isGroup(id: string): boolean {
  return id.startsWith('S');
}

/** Whoever signs in on a user's behalf does so through an app client. */
function missingClient({ client, ...pool }: LoosePool): Contradiction[] {
  const reasons = [
    ...(pool.completeFirstSignIn ? ['completeFirstSignIn'] : []),
    ...codes(pool).map((setting) => `${setting}: code`),
    ...('verify-by-code' in pool.actions ? ['the action verify-by-code'] : []),
  ];
  if (client !== undefined || reasons.length === 0) return [];
  const message = `must name an app client, which is needed for ${reasons.join(', ')}`;
  return [{ path: 'client', message }];
}

function invitationProblems(pool: LoosePool): Contradiction[] {
  if (pool.delivery !== 'invitation') return [];
  const inCodes = codes(pool).map((path) => ({
    path,
    message:
      'cannot be code with delivery: invitation, whose users set their password later; set one of them to direct or dm',
  }));
  const inPassword = {
    path: 'password',
    message:
      'cannot be permanent with delivery: invitation, which always carries a temporary one; leave it out or set delivery: dm',
  };
  return [...inCodes, ...(pool.password === 'permanent' ? [inPassword] : [])];
}

/** Concierge signs in first only where it has set a first password, and nobody else is to. */
function firstSignInProblems(pool: LoosePool): Contradiction[] {
  if (!pool.completeFirstSignIn) return [];
  const others = [
    ...(pool.delivery === 'invitation'
      ? ['delivery: invitation, whose users sign in first themselves']
      : []),
    ...(pool.password === 'temporary'
      ? ['password: temporary, which leaves the first sign-in to the user']
      : []),
    ...codes(pool).map((setting) => `${setting}: code, which sets a password before`),
  ];
  return others.map((other) => ({
    path: 'completeFirstSignIn',
    message: `cannot be true with ${other}; give up one of them`,
  }));
}

/** The settings that have something proved by a code. */
function codes(pool: Pick<LoosePool, 'emailVerification' | 'phoneVerification'>) {
  return (['emailVerification', 'phoneVerification'] as const).filter(
    (setting) => pool[setting] === 'code',
  );
}

function unchangeable({ changeableAttributes }: LoosePool): Contradiction[] {
  return changeableAttributes.flatMap((name, at) => {
    const message = UNCHANGEABLE.get(name);
    return message === undefined ? [] : [{ path: `changeableAttributes[${at}]`, message }];
  });
}

function repeatedMediums({ desiredDeliveryMediums: mediums }: LoosePool): Contradiction[] {
  return mediums.flatMap((medium, at) =>
    mediums.indexOf(medium) === at
      ? []
      : [
          {
            path: `desiredDeliveryMediums[${at}]`,
            message: `names ${medium} a second time; name it once`,
          },
        ],
  );
}

function nobody(): { groups: string[]; users: string[] } {
  return { groups: [], users: [] };
}
