import { shortDigest } from '../domain/canonical.ts';
import { claimTime } from '../domain/handover.ts';
import type { Limits, Rate } from '../domain/limits.ts';
import { askingLists, viewingLists } from '../domain/permission.ts';
import { type Plan, USER_ACTIONS, type UserAction } from '../domain/plan.ts';
import { isGroup, type Policy, type PoolPolicy } from '../domain/policy.ts';
import { APPROVALS_FOR_PROTECTED } from '../domain/policy-schema.ts';
import type { PeopleList } from '../domain/rule.ts';
import { duration } from '../messages/duration.ts';
import { enActions } from '../messages/en-actions.ts';

/** What the policy means, in words, for a terminal: who may do what, where. */
export function explainPolicy(policy: Policy): string {
  const { workspace, channel, contact, language, version } = policy;
  const head = [
    `Valid. Version ${shortDigest(version)}.`,
    `Full members of ${workspace} may act, as far as they are named below; nobody else may do anything.`,
    `Requests are shown in ${channel}, in ${language === 'ja' ? 'Japanese' : 'English'}. Whoever is refused is told to ask ${contact}.`,
    limited(policy.limits),
    'Everything can be frozen, and thawed, by whoever approves in any pool.',
  ];
  return [...head, ...[...policy.pools.values()].flatMap(explainPool)].join('\n');
}

function limited(limits: Limits): string {
  const { requestsPerPerson, requestsPerPool, openPerPerson, lookUpsPerPerson } = limits;
  return [
    `At most, for each person: ${rate(requestsPerPerson, 'requests')}`,
    `${openPerPerson} requests open at a time`,
    `${rate(lookUpsPerPerson, 'looks at users')}; for each pool: ${rate(requestsPerPool, 'requests')}.`,
  ].join(', ');
}

function rate({ count, per }: Rate, what: string): string {
  return `${count} ${what} in ${duration('en', per)}`;
}

/** One line or several on each subject, in the order in which they are read. */
const SUBJECTS: readonly ((pool: PoolPolicy) => string[])[] = [
  askers,
  deciders,
  glassBreakers,
  freezers,
  viewers,
  changes,
  closedActions,
  protection,
  addresses,
  offered,
  proofs,
  handover,
  claims,
  times,
];

function explainPool(pool: PoolPolicy): string[] {
  const lines = SUBJECTS.flatMap((subject) => subject(pool));
  return [
    '',
    `${pool.alias}: ${pool.name}, ${pool.userPoolId}`,
    ...lines.map((line) => `  ${line}`),
  ];
}

function askers(pool: PoolPolicy): string[] {
  return [`New account: asked for by ${namesIn(askingLists(pool, 'add-user'))}; ${takes(pool)}.`];
}

function deciders({ approvers, selfApproval }: PoolPolicy): string[] {
  const limits = selfApproval
    ? 'also on their own requests, and for what they receive'
    : 'not on their own requests, and not alone for what they receive';
  return approvers.length === 0
    ? ['Approvals: nobody gives any.']
    : [`Approvals: given by ${names(approvers)}, ${limits}.`];
}

function glassBreakers({ breakGlass }: PoolPolicy): string[] {
  if (!breakGlass) return [];
  const { people, tell } = breakGlass;
  return [
    `Breaking the glass, without any approval: ${names(people)}; told of it: the channel, and ${names(tell)}. Not for what is protected, nor while it is frozen.`,
  ];
}

function freezers({ approvers }: PoolPolicy): string[] {
  return [`Freezing and thawing this pool: ${names(approvers)}.`];
}

function viewers(pool: PoolPolicy): string[] {
  const lists = viewingLists(pool);
  return [`Looking at users: ${lists.length === 0 ? 'not open to anybody' : namesIn(lists)}.`];
}

function changes(pool: PoolPolicy): string[] {
  return USER_ACTIONS.filter((action) => pool.actions[action]).map(
    (action) =>
      `${named(action)}: asked for by ${namesIn(askingLists(pool, action))}; ${takes(pool, action)}.`,
  );
}

function closedActions({ actions }: PoolPolicy): string[] {
  const closed = USER_ACTIONS.filter((action) => !actions[action]);
  return closed.length === 0 ? [] : [`Not open to anybody: ${closed.map(named).join(', ')}.`];
}

/** As people read it in Slack, and as the policy calls it. */
function named(action: UserAction): string {
  return `${enActions[action].name} (${action})`;
}

function protection({ protected: { groups, users } }: PoolPolicy): string[] {
  const listed = [
    ...(groups.length > 0
      ? [`the groups ${groups.join(', ')}, to join them and for whoever is in them`]
      : []),
    ...(users.length > 0 ? [`the users ${users.join(', ')}`] : []),
  ];
  return listed.length === 0
    ? []
    : [`Protected by ${APPROVALS_FOR_PROTECTED} approvals at least: ${listed.join('; ')}.`];
}

function addresses({ domains }: PoolPolicy): string[] {
  return [`Addresses: at ${domains.join(', ')} alone.`];
}

function offered(pool: PoolPolicy): string[] {
  const lists: [string, readonly string[]][] = [
    ['Groups to join', pool.groups],
    ['Attributes asked for', pool.attributes],
    ['Attributes shown', pool.visibleAttributes],
    ['Attributes that can be changed', pool.changeableAttributes],
  ];
  return lists.flatMap(([what, ids]) => (ids.length === 0 ? [] : [`${what}: ${ids.join(', ')}.`]));
}

function proofs({ emailVerification, phoneVerification }: PoolPolicy): string[] {
  const how = {
    code: 'its owner proves it by a code',
    direct: 'the approvers answer for it',
  };
  return [`E-mail address: ${how[emailVerification]}. Phone number: ${how[phoneVerification]}.`];
}

function handover(pool: PoolPolicy): string[] {
  const fallback = `${pool.fallback === 'requester' ? 'the requester' : 'nobody'} gets it where Slack takes no message for the recipient`;
  const kind = pool.completeFirstSignIn ? 'set by completing the first sign-in' : pool.password;
  const down = `taken down after ${duration('en', pool.hideAfter)}`;
  switch (pool.delivery) {
    case 'invitation':
      return [
        `Password: a temporary one in Cognito’s own invitation, by ${pool.desiredDeliveryMediums.join(' and ')}.`,
        `A password given later: by direct message, ${pool.password}, ${down}; ${fallback}.`,
      ];
    case 'reveal':
      return [
        `Password: shown once in Slack, by a button in a direct message, ${kind}, ${down}; ${fallback}.`,
      ];
    case 'forgot-password':
      return [
        `Password: nobody sees any; a direct message says how to set one, with a code that Cognito sends by e-mail; ${fallback}.`,
      ];
    case 'dm':
      return [`Password: by direct message, ${kind}, ${down}; ${fallback}.`];
  }
}

/** What nobody claims is revoked: always of a button, of a message where the policy says so. */
function claims(pool: PoolPolicy): string[] {
  const { delivery, claimWithin } = pool;
  const isRevoked = delivery === 'reveal' || claimWithin !== undefined;
  return isRevoked
    ? [`A password that nobody claims is revoked after ${duration('en', claimTime(pool))}.`]
    : [];
}

function times({ expireAfter }: PoolPolicy): string[] {
  const time = duration('en', expireAfter);
  return [`Time: ${time} to decide; once approved, ${time} to carry it out.`];
}

function takes(pool: PoolPolicy, action: Plan['action'] = 'add-user'): string {
  const own = action === 'add-user' ? undefined : pool.actions[action]?.approvals;
  return approvals(own ?? pool.approvals);
}

/** So many approvals, in words. */
export function approvals(count: number): string {
  if (count === 0) return 'no approval';
  return count === 1 ? '1 approval' : `${count} approvals`;
}

function namesIn(lists: readonly PeopleList[]): string {
  return names(lists.flatMap(({ ids }) => ids));
}

/** Those of a list, each once; nobody where it is empty. */
export function names(ids: readonly string[]): string {
  const all = [...new Set(ids)].map((id) => (isGroup(id) ? `the group ${id}` : id));
  return all.length === 0 ? 'nobody' : all.join(', ');
}
