import { NewerTrail, upcast } from '../event-version.ts';
import type { CognitoCall, SealedEvent } from '../events.ts';
import { accountOf, type Plan } from '../plan.ts';
import { requestFrom } from '../request.ts';
import { detailsOf } from './details.ts';
import { entryRow } from './entry-row.ts';
import type { Pseudonyms } from './pseudonym.ts';
import type { Records, RequestRecord } from './records.ts';
import type { Row } from './row.ts';

/** Everything on record, in the order in which it happened. */
export function rowsOf(records: Records, names: Pseudonyms): Row[] {
  const rows = [
    ...records.requests.flatMap((request) => requestRows(request, names)),
    ...records.entries.map((entry) => entryRow(entry, names)),
  ];
  return rows.toSorted(
    (a, b) => compare(a.time, b.time) || compare(a.id, b.id) || a.event - b.event,
  );
}

/** The events of one request. */
export function requestRows({ id, trail }: RequestRecord, names: Pseudonyms): Row[] {
  const stages = trail.map((_, index) => stageAfter(id, trail.slice(0, index + 1)));
  const plan = trail[0]?.type === 'Requested' ? trail[0].plan : undefined;
  return trail.map((event, index) => ({
    ...aboutPlan(plan, names),
    time: event.at,
    id,
    event: index + 1,
    what: event.type,
    actor: 'by' in event ? event.by : 'concierge',
    rule: ruleIn(event),
    before: stages[index - 1] ?? '',
    after: stages[index] ?? '',
    details: detailsOf(plan ? upcast(event, plan) : event, names),
    approvers: approversIn(trail.slice(0, index + 1)),
    digest: digestIn(event),
    cognitoRequestIds: (event.calls ?? []).map(callText).join(' '),
    code: event.code ?? '',
    policy: event.policy ?? '',
    hash: event.hash,
  }));
}

function aboutPlan(plan: Plan | undefined, names: Pseudonyms) {
  return {
    subject: plan ? names.account(accountOf(plan)) : '',
    pool: plan?.pool ?? '',
    userPoolId: plan?.userPoolId ?? '',
    action: plan?.action ?? '',
  };
}

/** What a trail that is broken has led to, nobody can say, and what newer code has written, only that. */
function stageAfter(id: string, trail: readonly SealedEvent[]): string {
  try {
    return requestFrom(id, trail).stage.kind;
  } catch (error) {
    return error instanceof NewerTrail ? 'newer' : 'broken';
  }
}

/** The rule stands on events of people, where it was recorded. */
function ruleIn(event: SealedEvent): string {
  const { rule } = event as { rule?: { list: string; entry: string } };
  return rule ? `${rule.list}: ${rule.entry}` : '';
}

function approversIn(trail: readonly SealedEvent[]): string {
  return trail.flatMap((event) => (event.type === 'Approved' ? [event.by] : [])).join(' ');
}

function digestIn(event: SealedEvent): string {
  return 'digest' in event ? event.digest : '';
}

function callText({ operation, requestId, outcome }: CognitoCall): string {
  return `${operation}:${requestId ?? 'no-answer'}${outcome === 'done' ? '' : `:${outcome}`}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
