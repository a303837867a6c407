import { accountOf, directMessage, type Plan, type UserPlan } from '../../domain/plan.ts';
import { type Policy, poolName } from '../../domain/policy.ts';
import type { Request } from '../../domain/request.ts';
import type { Messages } from '../../messages/index.ts';
import {
  code,
  escaped,
  joined,
  type Mrkdwn,
  mention,
  mrkdwn,
  quoted,
  value,
} from '../../messages/mrkdwn.ts';

type Fact = [label: string, value: Mrkdwn];

/** The request as labels and values; the review modal shows the same. */
export function facts(
  { plan, requester, reason }: Request,
  policy: Policy,
  words: Messages,
): Fact[] {
  const { card: labels } = words;
  return [
    [plan.email === undefined ? labels.account : labels.email, code(accountOf(plan))],
    [labels.pool, escaped(poolName(policy, plan.pool))],
    [labels.requester, mention(requester)],
    ...handoverFacts(plan, words),
    ...accountFacts(plan, words),
    [labels.reason, quoted(reason)],
  ];
}

function handoverFacts(plan: Plan, { card: labels, handover }: Messages): Fact[] {
  const to = directMessage(plan);
  if (!to) return [];
  const fallback: Fact[] =
    to.fallback === undefined ? [] : [[labels.fallback, mention(to.fallback)]];
  const label = to.delivery === 'forgot-password' ? handover.card.told : labels.recipient;
  return [[label, mention(to.recipient)], ...fallback];
}

/** What else a new account has; what a change is, the line above the facts tells. */
function accountFacts(plan: Plan, words: Messages): Fact[] {
  if (plan.action !== 'add-user') return identityFacts(plan, words);
  const { username, groups = [], attributes = {} } = plan;
  const pairs = Object.entries(attributes).map(
    ([name, text]) => mrkdwn`${escaped(words.attributeName(name))}: ${value(text)}`,
  );
  const { card: labels } = words;
  const all: Fact[] = [
    [labels.username, username === undefined ? mrkdwn`` : code(username)],
    [labels.groups, joined(groups.map(code), ', ')],
    [labels.attributes, joined(pairs, '\n')],
  ];
  return all.filter(([, fact]) => fact !== '');
}

/** Anybody can sign up with somebody else's address, so that it says less than name and sub. */
function identityFacts({ username, sub }: UserPlan, { card: labels, userCard }: Messages): Fact[] {
  return [
    [labels.username, code(username)],
    [userCard.sub, code(sub)],
  ];
}
