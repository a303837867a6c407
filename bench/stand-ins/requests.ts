/** Requests as the table holds them: sealed by the domain itself, so that they verify. */
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { Email } from '../../src/domain/email.ts';
import type { RequestEvent, Requested } from '../../src/domain/events.ts';
import { dueAt, milestone, type Notices } from '../../src/domain/next-step.ts';
import type { AddUserPlan, DirectMessage } from '../../src/domain/plan.ts';
import { requestFrom } from '../../src/domain/request.ts';
import { seal } from '../../src/domain/trail.ts';
import type { Item } from './table.ts';

const STAMP = { code: '0.0.0+bench', policy: digest('the policy of the bench') };
/** A request that has just been asked for, always there. */
export const FRESH_ID = '00000000000000ff';

/** A request with as many events as is wanted. */
export const LONG_ID = '00000000000001ff';

const DAY = 86_400_000; // ms
/** Of ten requests, so many are over; one more waits for approvers, and one has waited too long. */
const OVER_OF_TEN = 8;

/** Sixteen hexadecimal digits, the same for the same number. */
export function idOf(index: number): string {
  return digest(`request ${index}`).slice(0, 16);
}

export function planFor(
  index: number,
  userPoolId: string,
  pool = 'staging',
): AddUserPlan & DirectMessage {
  return {
    action: 'add-user',
    pool,
    userPoolId,
    email: `person${index}@example.com` as Email,
    recipient: PEOPLE.lead.id,
    delivery: 'dm',
    password: 'permanent',
    hideAfter: 600_000,
  };
}

export function requested(plan: Requested['plan'], expiresAt: Date): Requested {
  return {
    type: 'Requested',
    by: PEOPLE.lead.id,
    plan,
    reason: 'Joins the storefront team on Monday.',
    approvalsRequired: 1,
    selfApproval: false,
    expiresAt: expiresAt.toISOString(),
    policy: STAMP.policy,
  };
}

export function approved(plan: Requested['plan']): RequestEvent {
  return { type: 'Approved', by: PEOPLE.approver.id, digest: digest(plan) };
}

/** What came of an approved request whose recipient has saved the password. */
function handedOver(username: string, now: Date): RequestEvent[] {
  return [
    { type: 'CreationStarted', username, seenAbsentAt: now.toISOString() },
    { type: 'UserCreated', username, sub: `sub of ${username}` },
    { type: 'GroupAdded', group: 'editors' },
    { type: 'DeliveryAnnounced', to: PEOPLE.lead.id, channel: 'D0LEAD', ts: '7.7' },
    { type: 'CredentialDelivered', status: 'CONFIRMED', hideAt: now.toISOString() },
    { type: 'SignInChecked' },
    { type: 'Acknowledged', by: PEOPLE.lead.id },
    { type: 'CredentialHidden' },
  ];
}

/** One of many: most are over, some wait for approvers, some have waited too long. */
export function tableItem(index: number, userPoolId: string, now: Date): Item {
  const sort = index % 10;
  const plan = planFor(index, userPoolId);
  const expiresAt = new Date(now.getTime() + (sort === 9 ? -DAY : DAY));
  const first = requested(plan, expiresAt);
  const begun = new Date(now.getTime() - 2 * DAY);
  const rest = sort < OVER_OF_TEN ? [approved(plan), ...handedOver(String(plan.email), begun)] : [];
  return stored(idOf(index), [first, ...rest], begun, sort === 9 ? begun : now);
}

/** Just asked for: the worker has posted nothing about it yet. */
export function freshItem(id: string, userPoolId: string, now: Date): Item {
  const first = requested(planFor(0, userPoolId), new Date(now.getTime() + DAY));
  const trail = seal(id, [], [first], now, STAMP);
  return { id, version: 1, trail, notices: {}, open: 'open', dueAt: now.toISOString() };
}

/** A request that met trouble again and again, with so many events: two at least. */
export function longItem(events: number, userPoolId: string, now: Date): Item {
  const plan = planFor(0, userPoolId);
  const first = requested(plan, new Date(now.getTime() + DAY));
  const turns: RequestEvent[] = [
    { type: 'RetryAsked', by: PEOPLE.approver.id },
    {
      type: 'AttentionNeeded',
      step: 'start-creation',
      trouble: { kind: 'fault' },
      reference: 'bench',
    },
  ];
  const more = Array.from({ length: events - 2 }, (_, index) => turns[(index + 1) % 2]);
  const rest = [approved(plan), ...more.filter((event) => event !== undefined)];
  return stored(LONG_ID, [first, ...rest], now, now);
}

/** A request that has come so far, with its messages up to date. */
export function stored(
  id: string,
  events: readonly RequestEvent[],
  sealedAt: Date,
  now: Date,
): Item {
  const trail = seal(id, [], events, sealedAt, STAMP);
  const request = requestFrom(id, trail);
  const shows = milestone(request);
  const place = { channel: CHANNELS.requests.id, ts: '1.1', shows };
  const notices: Notices = { card: place, receipt: { ...place, channel: 'D0LEAD' } };
  const due = dueAt(request, notices, now);
  const open = due ? { open: 'open', dueAt: due } : {};
  return { id, version: trail.length, trail, notices, ...open, lastWrite: id };
}
