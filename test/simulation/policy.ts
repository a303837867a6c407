/** The policy of a world, which a story may change at any moment. */
import { CHANNELS, PEOPLE, TEAM_ID, USER_GROUPS } from '../../playground/slack/seed.ts';
import { USER_ACTIONS } from '../../src/domain/plan.ts';
import { type Policy, parsePolicy } from '../../src/domain/policy.ts';
import { clientOf, GROUPS, type PoolAlias, type Scenery } from './scenery.ts';

/** How many approvals the pools ask for. */
export type Approvals = 0 | 1 | 2;

export type RawPolicy = ReturnType<typeof rawPolicy>;

const TEMPORARY = { password: 'temporary', groups: [...GROUPS] };

/** Everything may be done with the users of that pool. */
const MANAGED = {
  groups: [...GROUPS],
  visibleAttributes: ['email', 'nickname'],
  changeableAttributes: ['email', 'nickname'],
  actions: Object.fromEntries(['show-user', ...USER_ACTIONS].map((action) => [action, {}])),
};

/** Every pool is Emma's and Ken's to ask for; Noah and Misaki approve. */
export function rawPolicy(scenery: Scenery, approvals: Approvals) {
  const { pools } = scenery;
  const pool = (alias: PoolAlias) => ({
    name: `The ${alias} pool`,
    userPoolId: pools.get(alias)?.id ?? '',
    requesters: [USER_GROUPS.leads.id] as string[],
    approvers: [PEOPLE.approver.id, PEOPLE.approverJa.id] as string[],
    approvals: approvals as number,
    domains: ['example.com'],
    hideAfter: '10m',
    expireAfter: '2h',
  });
  return {
    workspace: TEAM_ID,
    channel: CHANNELS.requests.id as string,
    contact: PEOPLE.approver.id,
    language: 'en',
    limits: {
      requestsPerPerson: '1000/1h',
      requestsPerPool: '1000/1h',
      openPerPerson: 500,
      lookUpsPerPerson: '1000/1h',
    },
    pools: {
      alias: pool('alias'),
      proven: pool('proven'),
      bare: pool('bare'),
      temporary: { ...pool('temporary'), ...TEMPORARY, client: clientOf(scenery, 'temporary') },
      completed: {
        ...pool('completed'),
        completeFirstSignIn: true,
        client: clientOf(scenery, 'completed'),
      },
      invited: { ...pool('invited'), delivery: 'invitation' },
      coded: { ...pool('coded'), emailVerification: 'code', client: clientOf(scenery, 'coded') },
      revealed: { ...pool('revealed'), delivery: 'reveal', claimWithin: '1h' },
      managed: { ...pool('managed'), ...MANAGED, client: clientOf(scenery, 'managed') },
    },
  };
}

/** Throws when it is not valid: then the story is wrong. */
export function parsed(raw: RawPolicy): Policy {
  const policy = parsePolicy(raw);
  if (!policy.ok) throw new Error(JSON.stringify(policy.error));
  return policy.value;
}
