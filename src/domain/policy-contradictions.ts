import type { Contradiction, LoosePool } from './loose-pool.ts';
import { peopleContradictions } from './people-contradictions.ts';

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
    ...peopleContradictions(pool),
    ...missingClient(pool),
    ...invitationProblems(pool),
    ...forgotPasswordProblems(pool),
    ...claimProblems(pool),
    ...firstSignInProblems(pool),
    ...unchangeable(pool),
    ...changedUnseen(pool),
    ...repeatedMediums(pool),
  ];
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

/** Nobody can be told a temporary password that nobody sees. */
function forgotPasswordProblems({ delivery, password }: LoosePool): Contradiction[] {
  if (delivery !== 'forgot-password' || password !== 'temporary') return [];
  const message =
    'cannot be temporary with delivery: forgot-password, where nobody sees it; leave it out or set delivery: dm or reveal';
  return [{ path: 'password', message }];
}

/** Only what somebody is shown can be claimed. */
function claimProblems({ delivery, claimWithin }: LoosePool): Contradiction[] {
  const shown = delivery !== 'invitation' && delivery !== 'forgot-password';
  if (shown || claimWithin === undefined) return [];
  const message = `means nothing with delivery: ${delivery}, where Concierge shows nobody a password; leave it out`;
  return [{ path: 'claimWithin', message }];
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

/** The form and the card of a change show the value that there is, so it has to be for people to see. */
function changedUnseen({ changeableAttributes, visibleAttributes }: LoosePool): Contradiction[] {
  return changeableAttributes.flatMap((name, at) =>
    UNCHANGEABLE.has(name) || (visibleAttributes?.includes(name) ?? true)
      ? []
      : [
          {
            path: `changeableAttributes[${at}]`,
            message:
              'must be among visibleAttributes too, because whoever changes it is shown its value; add it there',
          },
        ],
  );
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
