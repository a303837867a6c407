import * as z from 'zod/mini';
import type { CognitoCall, SealedEvent } from '../events.ts';
import type { RequestRecord } from './records.ts';

/** What CloudTrail says of a call; https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
const record = z.looseObject({
  eventTime: z.string(),
  eventSource: z.string(),
  eventName: z.string(),
  awsRegion: z.string(),
  requestID: z.optional(z.string()),
  readOnly: z.optional(z.boolean()),
  errorCode: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  userIdentity: z.optional(
    z.looseObject({ type: z.optional(z.string()), arn: z.optional(z.string()) }),
  ),
  requestParameters: z.nullish(z.looseObject({})),
});

export type CloudTrailRecord = z.output<typeof record>;

const file = z.looseObject({ Records: z.array(record) });

/** The records of a file as CloudTrail delivers it. Throws for any other. */
export function cloudTrailRecords(json: unknown): CloudTrailRecord[] {
  return file.parse(json).Records;
}

/** A call that a trail names. */
export interface TrailCall extends CognitoCall {
  request: string;
  at: string;
  userPoolId: string;
}

export function callsIn(requests: readonly RequestRecord[]): TrailCall[] {
  return requests.flatMap(({ id, trail }) => {
    const userPoolId = poolOf(trail[0]);
    const named = ({ at, calls = [] }: { at: string; calls?: readonly CognitoCall[] }) =>
      calls.map((call) => ({ ...call, request: id, at, userPoolId }));
    return trail.flatMap(named);
  });
}

export interface Joined {
  /** Changes in Cognito that are in a trail. */
  matched: number;
  /** Changes that no request explains. */
  unexplained: readonly CloudTrailRecord[];
  /** Changes that name a request in their user agent, whose trail does not have them: the answer was lost. */
  answerLost: readonly CloudTrailRecord[];
  /** Calls in a trail that CloudTrail does not have, though it covers that time. */
  unknownToCloudTrail: readonly TrailCall[];
}

/** Holds what CloudTrail says was changed in these pools against the trails. */
export function join(
  records: readonly CloudTrailRecord[],
  requests: readonly RequestRecord[],
  userPoolIds: ReadonlySet<string>,
): Joined {
  const calls = callsIn(requests);
  const known = new Set(calls.flatMap(({ requestId }) => requestId ?? []));
  const pools = new Map(requests.map(({ id, trail: [first] }) => [id, poolOf(first)]));
  const changes = records.filter((each) => isChange(each) && userPoolIds.has(poolIn(each)));
  const strays = changes.filter(({ requestID }) => !known.has(requestID ?? ''));
  const ours = (each: CloudTrailRecord) => pools.get(requestNamedIn(each) ?? '') === poolIn(each);
  return {
    matched: changes.length - strays.length,
    unexplained: strays.filter((each) => !ours(each)),
    answerLost: strays.filter(ours),
    unknownToCloudTrail: calls.filter(isMissingFrom(records)),
  };
}

/** Signing in changes nothing, unless a new password is set with it. */
const SIGN_INS = new Set(['AdminInitiateAuth', 'AdminRespondToAuthChallenge']);

/**
 * Done with credentials of AWS, and not refused. What users do themselves, with a password or a token,
 * is done by nobody that CloudTrail could name.
 */
function isChange({
  eventSource,
  eventName,
  readOnly,
  errorCode,
  userIdentity,
  ...rest
}: CloudTrailRecord) {
  const byAws = userIdentity?.type !== undefined && userIdentity.type !== 'Unknown';
  const newPassword = rest.requestParameters?.challengeName === 'NEW_PASSWORD_REQUIRED';
  const changes = !SIGN_INS.has(eventName) || newPassword;
  const done = readOnly !== true && errorCode === undefined;
  return eventSource === COGNITO && byAws && changes && done;
}

const COGNITO = 'cognito-idp.amazonaws.com';

function poolOf(first: SealedEvent | undefined): string {
  return first?.type === 'Requested' ? first.plan.userPoolId : '';
}

function poolIn({ requestParameters }: CloudTrailRecord): string {
  return String(requestParameters?.userPoolId ?? '');
}

/** The SDK puts there what it is told: src/aws/recorded-calls.ts. */
function requestNamedIn({ userAgent = '' }: CloudTrailRecord): string | undefined {
  return /(?:^|\s)concierge\/([0-9a-f]{16})(?:\s|\]|$)/.exec(userAgent)?.[1];
}

/** A region is covered from its first record to its last. */
function isMissingFrom(records: readonly CloudTrailRecord[]) {
  const known = new Set(records.flatMap(({ requestID }) => requestID ?? []));
  const covered = new Map<string, { from: string; to: string }>();
  for (const { awsRegion, eventTime } of records) {
    const { from = eventTime, to = eventTime } = covered.get(awsRegion) ?? {};
    covered.set(awsRegion, {
      from: eventTime < from ? eventTime : from,
      to: eventTime > to ? eventTime : to,
    });
  }
  return ({ requestId, at, userPoolId }: TrailCall): boolean => {
    const range = covered.get(userPoolId.split('_')[0] ?? '');
    if (!requestId || !range || known.has(requestId)) return false;
    return Date.parse(at) >= Date.parse(range.from) && Date.parse(at) <= Date.parse(range.to);
  };
}
