/** What can go wrong with one network call. */

export const MODES = [
  /** Not applied; the service asks to slow down. */
  'throttled',
  /** Not applied: the connection could not be made. */
  'refused',
  /** Applied, but the answer is lost. */
  'lost',
  /** The answer is lost, and the call is applied up to eight seconds later. */
  'late',
  /** The process dies before the call goes out. */
  'crash-before',
  /** The process dies when the call has been applied. */
  'crash-after',
  /** Refused for good, until somebody mends it; Cognito and Slack messages alone. */
  'permanent',
] as const;

export type Mode = (typeof MODES)[number];

export type Service = 'dynamodb' | 'sqs' | 'cognito' | 'slack';

/** How a call looks from outside. */
export interface CallKind {
  service: Service;
  /** `GetItem`, `AdminCreateUser`, `chat.postMessage` … */
  operation: string;
  /** True when the service is changed by it. */
  writes: boolean;
}

const READS: ReadonlySet<string> = new Set([
  'GetItem',
  'Query',
  'AdminGetUser',
  'AdminListGroupsForUser',
  'DescribeUserPool',
  'ListGroups',
  'ReceiveMessage',
  'users.info',
  'users.lookupByEmail',
  'usergroups.users.list',
]);

export function isWrite(operation: string): boolean {
  return !READS.has(operation);
}

/**
 * The modes that make a difference for a call. Of a read, whether it was applied does not matter; a
 * crash before a call is the crash after the call before it, so it is played at the first one only.
 */
export function modesOf({ service, operation, writes }: CallKind, isFirst: boolean): Mode[] {
  const always: Mode[] = ['throttled', 'refused', 'crash-after'];
  const first: Mode[] = isFirst ? ['crash-before'] : [];
  const writing: Mode[] = writes ? ['lost', 'late'] : [];
  const refusable = service === 'cognito' || operation.startsWith('chat.');
  return [...first, ...always, ...writing, ...(refusable ? (['permanent'] as const) : [])];
}

/** What can happen in the world just before a call; see twist.ts. */
export const TWISTS = [
  'approvers taken off',
  'requester taken off',
  'recipient deactivated',
  'channel archived',
  'bot removed from the channel',
  'cards deleted',
  'direct messages deleted',
  'user made by hand',
  'approved at the same moment',
  'denied at the same moment',
  'cancelled at the same moment',
  'saved at the same moment',
  'swept at the same moment',
] as const;

/** For stories of a user who stands; in others somebody would delete the user that is being made. */
export type Twist = (typeof TWISTS)[number] | 'user made anew';

/**
 * A fault of a schedule: what happens to the n-th call (from 0) after the schedule has begun, or
 * what happens in the world just before that call.
 */
export type Fault = { call: number; mode: Mode } | { call: number; twist: Twist };
