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
  /**
   * Changes that name a request in their user agent, whose trail does not have them: the answer was
   * lost. Anybody can write that there, so it has to be the worker's doing, while the request ran.
   */
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
  const named = new Map(requests.map((request) => [request.id, request]));
  const changes = records.filter((each) => isChange(each) && userPoolIds.has(poolIn(each)));
  const strays = changes.filter(({ requestID }) => !known.has(requestID ?? ''));
  const explained = changes.filter((each) => !strays.includes(each));
  const workers = new Set(explained.flatMap((each) => roleOf(each) ?? []));
  const ours = (each: CloudTrailRecord) => {
    const request = named.get(requestNamedIn(each) ?? '');
    return request !== undefined && workers.has(roleOf(each) ?? '') && isDuring(request, each);
  };
  return {
    matched: explained.length,
    unexplained: strays.filter((each) => !ours(each)),
    answerLost: strays.filter(ours),
    unknownToCloudTrail: calls.filter(isMissingFrom(records)),
  };
}

/** In ms: what is tried when nothing more is written is tried no longer than this. */
const LAST_TRIES = 3_600_000;

/** In the request's pool, and from its beginning to an hour after its end. CloudTrail tells seconds. */
function isDuring({ trail }: RequestRecord, each: CloudTrailRecord): boolean {
  const [first, last] = [trail[0], trail.at(-1)].map((event) => Date.parse(event?.at ?? ''));
  if (first === undefined || last === undefined || poolOf(trail[0]) !== poolIn(each)) return false;
  const time = Date.parse(each.eventTime);
  return time >= Math.floor(first / 1000) * 1000 && time <= last + LAST_TRIES;
}

/** The role of a session, without the session's name, which whoever takes the role chooses. */
function roleOf({ userIdentity }: CloudTrailRecord): string | undefined {
  return /^arn:[^:]+:sts::\d+:assumed-role\/[^/]+(?=\/)/.exec(userIdentity?.arn ?? '')?.[0];
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
