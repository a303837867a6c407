import { approvingList } from '../domain/access.ts';
import { askingLists, viewingLists } from '../domain/permission.ts';
import { type Plan, USER_ACTIONS } from '../domain/plan.ts';
import { isGroup, type Policy, type PoolPolicy } from '../domain/policy.ts';
import { type PeopleList, type Rule, ruleFor } from '../domain/rule.ts';
import { approvals, names } from './explain-policy.ts';

/** Whether somebody may do something in a pool. */
export interface Question {
  /** Slack user id. */
  person: string;
  /** The user groups that they are in, as whoever asks says: Slack is not asked. */
  groups: readonly string[];
  deed: Deed;
  /** An alias. */
  pool: string;
}

/** What can be asked about. */
export const DEEDS = [
  'add',
  'approve',
  'look-up',
  'break-glass',
  'freeze',
  ...USER_ACTIONS,
] as const;

export type Deed = (typeof DEEDS)[number];

/** What becomes a request. */
type Asked = Exclude<Deed, 'approve' | 'look-up' | 'break-glass' | 'freeze'>;

/** The deed of that name; undefined for what nobody can do. */
export function deedCalled(name: string | undefined): Deed | undefined {
  return DEEDS.find((deed) => deed === name);
}

/** Yes or no, and by which rule. It holds for full members of the workspace alone. */
export function answerQuestion(policy: Policy, question: Question): string {
  const pool = policy.pools.get(question.pool);
  if (!pool) {
    return `No: the policy has no pool ${question.pool}; it has ${[...policy.pools.keys()].join(', ')}.`;
  }
  const lists = listsFor(pool, question.deed);
  if (lists.length === 0) return `No: ${closedBy(pool, question.deed)}, so nobody may.`;
  const { person: id, groups } = question;
  const rule = ruleFor(lists, { ...NOBODY, id, groups: new Set(groups) });
  return rule ? yes(policy, pool, question, rule) : notNamed(lists, question);
}

/** Only id and groups decide whether a list names somebody. */
const NOBODY = { teamId: '', kind: 'member', name: '', locale: 'en-US' } as const;

function listsFor(pool: PoolPolicy, deed: Deed): PeopleList[] {
  switch (deed) {
    case 'approve':
    case 'freeze':
      return [approvingList(pool)];
    case 'break-glass':
      return glassList(pool);
    case 'look-up':
      return viewingLists(pool);
    case 'add':
      return askingLists(pool, 'add-user');
    default:
      return askingLists(pool, deed);
  }
}

function glassList({ alias, breakGlass }: PoolPolicy): PeopleList[] {
  return breakGlass ? [{ path: `pools.${alias}.breakGlass.people`, ids: breakGlass.people }] : [];
}

function closedBy({ alias }: PoolPolicy, deed: Deed): string {
  if (deed === 'break-glass') return `pools.${alias} has no breakGlass`;
  return `pools.${alias}.actions does not name ${deed === 'look-up' ? 'show-user' : deed}`;
}

function yes(policy: Policy, pool: PoolPolicy, question: Question, { list, entry }: Rule): string {
  const by = entry === question.person ? 'names them' : `names the group ${entry}`;
  return [
    `Yes: ${list} ${by}.`,
    conditions(pool, question),
    `It holds while Slack says that ${question.person} is a full member of ${policy.workspace}${isGroup(entry) ? ` and in ${entry}` : ''}.`,
  ].join('\n');
}

function conditions(pool: PoolPolicy, { deed, person }: Question): string {
  switch (deed) {
    case 'look-up':
      return 'Every look is on record.';
    case 'approve':
      return pool.selfApproval
        ? 'Also their own requests, and what they receive (selfApproval).'
        : 'Not their own requests, nor those of another account with their e-mail address; not alone what they receive.';
    case 'break-glass':
      return glassConditions(pool, person);
    case 'freeze':
      return 'Also everything at once; and they may thaw it.';
    default:
      return approvalsTaken(pool, deed);
  }
}

function glassConditions({ breakGlass }: PoolPolicy, person: string): string {
  const told = (breakGlass?.tell ?? []).filter((id) => id !== person);
  return `With a reason, and without any approval; the channel and ${names(told)} are told. Not for what is protected, nor while it is frozen.`;
}

function approvalsTaken(pool: PoolPolicy, deed: Asked): string {
  const needed = approvalsFor(pool, deed);
  const from = needed === 0 ? '' : ` from ${names(pool.approvers)}`;
  return `It takes ${approvals(needed)}${from}; more where something protected is touched.`;
}

function approvalsFor(pool: PoolPolicy, deed: Asked): number {
  const action: Plan['action'] = deed === 'add' ? 'add-user' : deed;
  const own = action === 'add-user' ? undefined : pool.actions[action]?.approvals;
  return own ?? pool.approvals;
}

/** Of groups that were not said to have the person, only Slack knows whether they do. */
function notNamed(lists: readonly PeopleList[], { person, groups }: Question): string {
  const paths = lists.map(({ path }) => path).join(' and ');
  const named = lists.flatMap(({ ids }) => ids);
  const open = [...new Set(named.filter(isGroup))];
  if (open.length === 0 || groups.length > 0) {
    const said = groups.length > 0 ? `, nor ${groups.join(', ')}` : '';
    return `No: ${paths} ${lists.length > 1 ? 'name' : 'names'} ${names(named)}, not ${person}${said}.`;
  }
  return [
    `Perhaps: ${paths} ${lists.length > 1 ? 'do' : 'does'} not name ${person}, but ${names(open)}.`,
    `Slack is not asked who is in it. Say so: --groups ${open.join(',')}`,
  ].join('\n');
}
