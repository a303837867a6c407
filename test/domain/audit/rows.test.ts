import { describe, expect, it } from 'vitest';
import { PLAIN, pseudonyms } from '../../../src/domain/audit/pseudonym.ts';
import type { Item } from '../../../src/domain/audit/records.ts';
import { rowsOf } from '../../../src/domain/audit/rows.ts';
import type { RequestEvent, SealedEvent } from '../../../src/domain/events.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import { seal, sealEntry } from '../../../src/domain/trail.ts';
import { UNHEARD_OF, withNewer } from '../../newer-code.ts';
import {
  announced,
  approved,
  HISTORY,
  NOW,
  overtaken,
  POOL_ID,
  plan,
  REQUEST_ID,
  requested,
} from '../../samples.ts';
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
    const trail = withNewer(REQUEST_ID, requestItem([]).trail, UNHEARD_OF);
    const newer = { ...requestItem([]), trail, version: trail.length };
    expect(rowsOf(holding(newer), PLAIN)).toMatchObject([
      { after: 'pending' },
      { after: 'newer', what: 'Unlocked', actor: 'U0APPROVER' },
    ]);
    const nonsense = requestItem([{ type: 'GlassBroken' } as unknown as RequestEvent]);
    expect(rowsOf(holding(nonsense), PLAIN)[1]?.details).toBe('cannot be read');
  });
});

it('a change says from what to what', () => {
  const { recipient: _recipient, delivery: _delivery, ...toNobody } = plan;
  const change = {
    ...toNobody,
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

describe('the details', () => {
  const detailsOf = (items: Item, hidden = PLAIN) =>
    rowsOf(holding(items), hidden).map(({ details }) => details);
  const change = { ...plan, action: 'mark-verified', username: 'alice', sub: 's' };
  const { recipient: _recipient, delivery: _delivery, ...toNobody } = change;
  const email = { ...toNobody, attribute: 'email', value: 'alice@example.com' };

  it('name who is to get the password, who else, and how', () => {
    const asked = { ...plan, recipient: 'U0BOB', fallback: 'U0LEAD', delivery: 'reveal' } as Plan;
    expect(detailsOf(requestItem([], { plan: asked, reason: 'New' }))[0]).toBe(
      'reveal to U0BOB, else U0LEAD; New',
    );
    const invited = { ...toNobody, action: 'add-user', delivery: 'invitation', mediums: ['SMS'] };
    expect(detailsOf(requestItem([], { plan: invited as unknown as Plan, reason: 'New' }))[0]).toBe(
      'invitation by SMS; New',
    );
  });

  it('name what is proved or taken for proved, and hide it', () => {
    const asked = requestItem([], { plan: email as unknown as Plan, reason: 'New' });
    expect(detailsOf(asked)[0]).toBe('email alice@example.com; New');
    expect(detailsOf(asked, names)[0]).toBe(`email ${names.account('alice@example.com')}; New`);
    const proved = { ...plan, ...email, action: 'verify-by-code' } as unknown as Plan;
    expect(detailsOf(requestItem([], { plan: proved, reason: 'New' }))[0]).toBe(
      'email alice@example.com; dm to U0LEAD; New',
    );
  });

  it.each<[RequestEvent, string]>([
    [announced, 'to U0LEAD'],
    [
      { type: 'GlassBroken', by: 'U0A', reason: 'Down', digest: 'd', tell: ['U0B', 'U0C'] },
      'told U0B U0C; Down',
    ],
    [overtaken, 'disable-user by request 0123456789abcdef'],
    [{ type: 'CredentialRevoked', why: 'unclaimed' }, 'unclaimed'],
    [
      { type: 'Frozen', freeze: { by: 'U0NOAH', at: NOW.toISOString(), reason: 'Odd sign-ins' } },
      'everything by U0NOAH; Odd sign-ins',
    ],
    [
      { type: 'Frozen', freeze: { by: 'U0NOAH', at: NOW.toISOString(), pool: 'staging' } },
      'staging by U0NOAH',
    ],
  ])('of an event: %j', (event, details) => {
    expect(detailsOf(requestItem([event]))[1]).toBe(details);
  });

  it('hide addresses in the reason of a freeze', () => {
    const freeze = { by: 'U0NOAH', at: NOW.toISOString(), reason: 'alice@example.com is odd' };
    expect(detailsOf(requestItem([{ type: 'Frozen', freeze }]), names)[1]).not.toContain('alice');
  });
});

it('entries stand among the events, in the order of time', () => {
  const freeze = {
    id: 'freeze-log#1',
    at: LATER.toISOString(),
    actor: 'U0NOAH',
    action: 'freeze',
    rule: { list: 'pools.staging.approvers', entry: 'S0APPROVERS' },
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
    rule: 'pools.staging.approvers: S0APPROVERS',
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
