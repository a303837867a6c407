import { describe, expect, it } from 'vitest';
import { PLAIN, pseudonyms } from '../../../src/domain/audit/pseudonym.ts';
import { rowsOf } from '../../../src/domain/audit/rows.ts';
import type { RequestEvent, SealedEvent } from '../../../src/domain/events.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { seal, sealEntry } from '../../../src/domain/trail.ts';
import { approved, HISTORY, NOW, POOL_ID, plan, REQUEST_ID, requested } from '../../samples.ts';
import { holding, policyItem, refusalItem, requestItem } from './tampering.ts';

const names = pseudonyms('a key of sixteen');
const LATER = new Date(NOW.getTime() + 1_000);
const call = { operation: 'AdminCreateUser', requestId: 'cognito-1', outcome: 'done' };

/** A request whose approval names its rule, and whose user was made by a call on record. */
function tellingTrail(): SealedEvent[] {
  const stamp = { code: '1+a', policy: 'p0licy' };
  const rule = { list: 'pools.staging.approvers', entry: 'S0APPROVERS' };
  const [, start, create] = HISTORY.hidden as [RequestEvent, RequestEvent, RequestEvent];
  const failed = { operation: 'AdminSetUserPassword', outcome: 'TimeoutError' };
  return seal(
    REQUEST_ID,
    [],
    [
      requested(),
      { ...approved, rule } as unknown as RequestEvent,
      start,
      { ...create, calls: [call, failed] },
    ],
    NOW,
    stamp,
  );
}

describe('a request', () => {
  const trail = tellingTrail();
  const rows = rowsOf(holding({ id: REQUEST_ID, version: 4, trail }), PLAIN);

  it('is one row for each event, each with all that an auditor asks for', () => {
    expect(rows).toHaveLength(4);
    expect(rows[1]).toEqual({
      time: NOW.toISOString(),
      id: REQUEST_ID,
      event: 2,
      what: 'Approved',
      actor: 'U0APPROVER',
      subject: 'alice@example.com',
      pool: 'staging',
      userPoolId: POOL_ID,
      action: 'add-user',
      rule: 'pools.staging.approvers: S0APPROVERS',
      before: 'pending',
      after: 'approved',
      details: '',
      approvers: 'U0APPROVER',
      digest: 'digest' in approved ? approved.digest : '',
      cognitoRequestIds: '',
      code: '1+a',
      policy: 'p0licy',
      hash: trail[1]?.hash,
    });
  });

  it('names the calls to Cognito, and those that nothing answered', () => {
    expect(rows[3]?.cognitoRequestIds).toBe(
      'AdminCreateUser:cognito-1 AdminSetUserPassword:no-answer:TimeoutError',
    );
  });

  it('is told as far as it makes sense', () => {
    const broken = requestItem([{ type: 'Nothing' } as unknown as RequestEvent]);
    expect(rowsOf(holding(broken), PLAIN).map(({ after }) => after)).toEqual(['pending', 'broken']);
  });
});

it('a change says from what to what', () => {
  const change = {
    ...plan,
    action: 'change-attribute',
    username: 'alice',
    sub: 's',
    attribute: 'email',
    from: 'alice@example.com',
    to: 'al@example.com',
  } as unknown as Plan;
  const items = holding(requestItem([], { plan: change, reason: 'New name' }));
  expect(rowsOf(items, PLAIN)[0]?.details).toBe(
    'email from alice@example.com to al@example.com; New name',
  );
  expect(rowsOf(items, names)[0]?.details).toMatch(
    /^email from hmac:[0-9a-f]{20} to hmac:[0-9a-f]{20}; New name$/,
  );
});

it('entries stand among the events, in the order of time', () => {
  const freeze = {
    id: 'freeze-log#1',
    at: LATER.toISOString(),
    actor: 'U0NOAH',
    action: 'freeze',
    pool: 'staging',
    reason: 'Odd sign-ins',
  };
  const items = holding(freeze, requestItem([]), refusalItem, policyItem(1, 'a', 'b'));
  const rows = rowsOf(items, PLAIN);
  expect(rows.map(({ what }) => what)).toEqual(['Requested', 'policy', 'refusal', 'freeze-log']);
  expect(rows[1]).toMatchObject({ actor: 'function:slack', before: 'a', after: 'b' });
  expect(rows[2]?.details).toBe('entry /cognito-add; refusal {"kind":"not-a-requester"}');
  expect(rows[3]).toMatchObject({
    action: 'freeze',
    pool: 'staging',
    details: 'reason Odd sign-ins',
  });
});

describe('accounts', () => {
  const look = sealEntry(
    'lookup#1',
    { actor: 'U0LEAD', account: 'Alice@Example.com', pools: ['staging'], found: [] },
    NOW,
  );
  const refused = sealEntry(
    'refusal#2',
    { actor: 'U0LEAD', refusal: { kind: 'user-not-found', account: 'alice.baker' } },
    NOW,
  );
  const items = holding(
    requestItem(
      [{ type: 'Denied', by: 'U0A', digest: 'd', comment: 'alice@example.com has one' }],
      {
        reason: 'For alice@example.com, as mailto:<alice@example.com> said',
      },
    ),
    look,
    refused,
  );

  it('are the same hash wherever they stand, and never readable', () => {
    const rows = rowsOf(items, names);
    const alice = names.account('alice@example.com');
    expect(alice).toMatch(/^hmac:[0-9a-f]{20}$/);
    expect(rows.map(({ subject }) => subject)).toEqual([alice, alice, alice, '']);
    expect(rows[1]?.details).toBe(`${alice} has one`);
    expect(JSON.stringify(rows)).not.toMatch(/alice[@.]/i);
  });

  it('have other hashes under another key', () => {
    const other = pseudonyms('another key of sixteen');
    expect(other.account('alice@example.com')).not.toBe(names.account('alice@example.com'));
  });

  it('are readable where that is asked for', () => {
    expect(JSON.stringify(rowsOf(items, PLAIN))).toContain('For alice@example.com, as');
  });
});
