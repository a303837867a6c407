import { ANYBODY, type Contradiction, type LoosePool } from './loose-pool.ts';
import { APPROVALS_FOR_PROTECTED } from './policy-schema.ts';
import { enoughWitnesses, WITNESSES } from './witnesses.ts';

/** Everything in a pool that names too few people, or those who cannot use what they are given. */
export function peopleContradictions(pool: LoosePool): Contradiction[] {
  return [
    ...tooFewApprovers(pool),
    ...neverApproved(pool),
    ...askedUnseen(pool),
    ...tooFewTold(pool),
  ];
}

function tooFewApprovers({ approvals, ...pool }: LoosePool): Contradiction[] {
  const people = new Set(pool.approvers).size;
  const inActions = Object.entries(pool.actions).flatMap(([name, action]) =>
    isEnough(pool, action.approvals ?? 0)
      ? []
      : [{ path: `actions.${name}.approvals`, message: 'is more than the approvers of the pool' }],
  );
  const inProtection =
    isProtecting(pool) && !isEnough(pool, APPROVALS_FOR_PROTECTED)
      ? [
          {
            path: 'protected',
            message: 'takes two approvals, so approvers must name two people or a user group',
          },
        ]
      : [];
  return [
    ...(isEnough(pool, approvals)
      ? []
      : [{ path: 'approvers', message: fewer(people, approvals) }]),
    ...inActions,
    ...inProtection,
  ];
}

type Approvers = Pick<LoosePool, 'approvers'>;

/** Whether so many can approve, also where one of them asks. */
function isEnough({ approvers }: Approvers, needed: number, without?: string): boolean {
  const others = new Set(approvers.filter((id) => id !== without));
  return others.size >= needed || approvers.some(isGroup);
}

function isProtecting({ protected: listed }: Pick<LoosePool, 'protected'>): boolean {
  return [...listed.groups, ...listed.users].length > 0;
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

/** Nobody decides on their own request, so each of the people who ask must leave enough others. */
function neverApproved(pool: LoosePool): Contradiction[] {
  const lists = Object.entries(pool.actions).filter(([name]) => name !== 'show-user');
  const ofActions = lists.flatMap(([name, { requesters, approvals }]) =>
    requesters === undefined && approvals === undefined
      ? []
      : stuck(
          pool,
          `actions.${name}.approvals`,
          requesters ?? pool.requesters,
          approvals ?? pool.approvals,
        ),
  );
  const asking = [pool.requesters, ...lists.map(([, action]) => action.requesters ?? [])];
  const ofProtected = isProtecting(pool)
    ? stuck(pool, 'protected', asking.filter(onlyPeople).flat(), APPROVALS_FOR_PROTECTED)
    : [];
  return [
    ...stuck(pool, 'approvers', pool.requesters, pool.approvals),
    ...ofActions,
    ...ofProtected,
  ];
}

/** Those of the requesters whose requests could never have so many approvals. */
function stuck(
  pool: LoosePool,
  path: string,
  requesters: readonly string[],
  needed: number,
): Contradiction[] {
  if (pool.selfApproval || !onlyPeople(requesters) || !isEnough(pool, needed)) return [];
  const names = [...new Set(requesters)].filter((id) => !isEnough(pool, needed, id));
  const message = `leaves requests of ${names.join(', ')} without the ${needed} approvals that they take, because nobody approves their own; name more approvers, or a user group`;
  return names.length === 0 ? [] : [{ path, message }];
}

function onlyPeople(ids: readonly string[]): boolean {
  return !ids.some(isGroup);
}

/** All actions are asked for on the card that `show-user` opens. */
function askedUnseen({ actions, requesters, approvers }: LoosePool): Contradiction[] {
  const { 'show-user': show, ...others } = actions;
  const names = Object.keys(others);
  if (names.length === 0) return [];
  if (!show)
    return [
      { path: 'actions', message: 'needs show-user, where it is asked for; add show-user: {}' },
    ];
  const viewers = show.requesters ?? [...requesters, ...approvers];
  if (viewers.includes(ANYBODY)) return [];
  return Object.entries(others).flatMap(([name, action]) => {
    const blind = (action.requesters ?? []).filter((id) => id !== ANYBODY && !viewers.includes(id));
    const message = `needs show-user, where it is asked for, and show-user does not name ${blind.join(', ')}; name them under actions.show-user.requesters`;
    return blind.length === 0 ? [] : [{ path: `actions.${name}.requesters`, message }];
  });
}

/** Two others learn of it whoever breaks the glass; of those in a group only Slack knows. */
function tooFewTold({ breakGlass }: LoosePool): Contradiction[] {
  if (!breakGlass) return [];
  const { people, tell } = breakGlass;
  const path = 'breakGlass.tell';
  if (!enoughWitnesses(tell)) {
    return [
      { path, message: `must name at least ${WITNESSES} people, who are told when it happens` },
    ];
  }
  const unwatched = people.filter((id) => !enoughWitnesses(tell, id));
  const message = `leaves fewer than ${WITNESSES} others to be told when ${unwatched.join(', ')} does it; name more people`;
  return unwatched.length === 0 ? [] : [{ path, message }];
}
