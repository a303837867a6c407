import { describe, expect, it } from 'vitest';
import {
  type CloudTrailRecord,
  cloudTrailRecords,
  join,
} from '../../../src/domain/audit/cloudtrail.ts';
import { requestRecord } from '../../../src/domain/audit/records.ts';
import { seal } from '../../../src/domain/trail.ts';
import { approved, created, NOW, POOL_ID, REQUEST_ID, requested, started } from '../../samples.ts';

const call = { operation: 'AdminCreateUser', requestId: 'known', outcome: 'done' };
const trail = seal(
  REQUEST_ID,
  [],
  [requested(), approved, started, { ...created, calls: [call] }],
  NOW,
);
const request = requestRecord({ id: REQUEST_ID, version: 4, trail });
const requests = request ? [request] : [];

/** As CloudTrail writes it, shortened. */
function event(more: Partial<CloudTrailRecord> = {}): CloudTrailRecord {
  return {
    eventTime: '2026-03-02T09:00:00Z',
    eventSource: 'cognito-idp.amazonaws.com',
    eventName: 'AdminCreateUser',
    awsRegion: 'ap-northeast-1',
    requestID: 'known',
    readOnly: false,
    userAgent: `aws-sdk-js/3.1169.0 ua/2.1 os/linux lang/js concierge/${REQUEST_ID}`,
    userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/worker/worker' },
    requestParameters: { userPoolId: POOL_ID },
    ...more,
  };
}

function by(arn: string) {
  return { type: 'AssumedRole', arn };
}

const before = event({ eventTime: '2026-03-02T08:00:00Z', requestID: 'a', readOnly: true });
const after = event({ eventTime: '2026-03-02T10:00:00Z', requestID: 'b', readOnly: true });
const joined = (...records: CloudTrailRecord[]) =>
  join([before, ...records, after], requests, new Set([POOL_ID]));
const byHand = { requestID: 'strange', userAgent: 'aws-cli/2.15' };

describe('a change in Cognito', () => {
  it('is explained by the request whose trail has it', () => {
    expect(joined(event())).toEqual({
      matched: 1,
      unexplained: [],
      answerLost: [],
      unknownToCloudTrail: [],
    });
  });

  it('that no request explains is named', () => {
    const stranger = event(byHand);
    expect(joined(event(), stranger).unexplained).toEqual([stranger]);
  });

  it('whose answer was lost is known by its user agent', () => {
    const userIdentity = by('arn:aws:sts::1:assumed-role/worker/another-session');
    const eventTime = '2026-03-02T09:59:59Z';
    const lost = event({ requestID: 'lost', userIdentity, eventTime });
    expect(joined(event(), lost)).toMatchObject({ unexplained: [], answerLost: [lost] });
  });

  it.each([
    ['another pool', { requestParameters: { userPoolId: 'ap-northeast-1_Other' } }],
    ['no request of ours', { userAgent: 'x concierge/ffffffffffffffff' }],
    ['another role', { userIdentity: by('arn:aws:sts::1:assumed-role/admin/worker') }],
    ['a role of that name elsewhere', { userIdentity: by('arn:aws:sts::2:assumed-role/worker/w') }],
    ['a user', { userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1:user/worker' } }],
    ['nobody', { userIdentity: { type: 'AssumedRole' } }],
    ['a time before it', { eventTime: '2026-03-02T08:59:59Z' }],
    ['a time long after it', { eventTime: '2026-03-02T10:00:01Z' }],
  ])('that claims a request in its user agent, of %s, is not believed', (what, more) => {
    const pools = new Set([POOL_ID, 'ap-northeast-1_Other']);
    const forged = event({ requestID: 'lost', ...more });
    expect(join([event(), forged], requests, pools).unexplained, what).toEqual([forged]);
  });

  it('that claims a request is not believed where no role is known to be the worker’s', () => {
    const lost = event({ requestID: 'lost' });
    expect(joined(lost).unexplained).toEqual([lost]);
  });

  it.each([
    ['reads', { readOnly: true }],
    ['was refused', { errorCode: 'UserNotFoundException' }],
    ['users do themselves', { eventName: 'SignUp', userIdentity: { type: 'Unknown' } }],
    ['signs in', { eventName: 'AdminInitiateAuth' }],
    ['is in a pool of somebody else', { requestParameters: { userPoolId: 'x_Y' } }],
    ['is of another service', { eventSource: 'iam.amazonaws.com' }],
  ])('is none that %s', (_what, more) => {
    expect(joined(event(), event({ ...byHand, ...more })).unexplained).toEqual([]);
  });

  it('is one that sets a password while signing in', () => {
    const requestParameters = { userPoolId: POOL_ID, challengeName: 'NEW_PASSWORD_REQUIRED' };
    const answer = event({
      ...byHand,
      eventName: 'AdminRespondToAuthChallenge',
      requestParameters,
    });
    expect(joined(event(), answer).unexplained).toEqual([answer]);
  });
});

describe('a call on record', () => {
  it('that CloudTrail lacks is named, where it covers that time and region', () => {
    expect(joined().unknownToCloudTrail).toMatchObject([{ ...call, request: REQUEST_ID }]);
  });

  it('outside of what CloudTrail covers is not missed', () => {
    const elsewhere = [before, after].map((each) => ({ ...each, awsRegion: 'eu-west-1' }));
    expect(join(elsewhere, requests, new Set()).unknownToCloudTrail).toEqual([]);
    expect(join([after], requests, new Set()).unknownToCloudTrail).toEqual([]);
  });
});

it('a file that is none of CloudTrail is refused', () => {
  expect(() => cloudTrailRecords({ records: [] })).toThrow();
  expect(cloudTrailRecords({ Records: [event()] })).toHaveLength(1);
});
