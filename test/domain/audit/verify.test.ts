import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/domain/audit/records.ts';
import { auditFindings } from '../../../src/domain/audit/verify.ts';
import { digest } from '../../../src/domain/canonical.ts';
import type { RequestEvent } from '../../../src/domain/events.ts';
import { UNHEARD_OF, withNewer } from '../../newer-code.ts';
import {
  approved,
  attention,
  HISTORY,
  lead,
  NOW,
  POOL_ID,
  plan,
  requested,
  started,
} from '../../samples.ts';
import { freezeItems, holding, policyItem, refusalItem, requestItem } from './tampering.ts';

const kindsIn = (...items: Parameters<typeof holding>) =>
  auditFindings(holding(...items), []).map(({ kind }) => kind);

const good = requestItem();

describe('a request', () => {
  it.each(Object.entries(HISTORY))('that is %s has nothing against it', (stage, events) => {
    // The sample of a change rests on a plan for a new user, and is none that the code would write.
    const found = auditFindings(holding(requestItem(events)), []);
    expect(found, stage).toEqual([]);
  });

  it('of times before versions were recorded has nothing against it', () => {
    const items = [{ ...good, trail: good.trail }];
    expect(kindsIn(...items, { id: 'seen#policy', number: 4 })).toEqual([]);
  });

  it.each(good.trail.map((_, index) => index))('shows event %i changed', (index) => {
    const trail = good.trail.map((event, at) => (at === index ? { ...event, by: 'U0X' } : event));
    expect(kindsIn({ ...good, trail })).toContain('broken-chain');
  });

  it.each(good.trail.map((_, index) => index))('shows event %i removed', (index) => {
    const trail = good.trail.toSpliced(index, 1);
    expect(kindsIn({ ...good, trail })).toContain('gap');
  });

  it('shows two events in another order', () => {
    const [first, second, ...rest] = good.trail;
    if (!first || !second) throw new Error('no trail');
    expect(kindsIn({ ...good, trail: [second, first, ...rest] })).toEqual(
      expect.arrayContaining(['broken-chain', 'impossible-order']),
    );
  });

  it('says of a trail that newer code has gone on with that this code cannot judge it', () => {
    const trail = withNewer(good.id, good.trail, UNHEARD_OF);
    const found = auditFindings(holding({ ...good, version: trail.length, trail }), []);
    expect(found.map(({ kind }) => kind)).toEqual(['newer-version']);
    expect(found[0]?.text).toContain('Unlocked in version 2, of newer code');
  });

  it('shows its end cut off', () => {
    expect(kindsIn({ ...good, trail: good.trail.slice(0, -1) })).toEqual(['gap']);
  });

  it('shows time that runs back, beyond what clocks differ', () => {
    const at = (moment: number) => new Date(NOW.getTime() + moment).toISOString();
    const older = (by: number) => ({
      ...good,
      trail: good.trail.map((event, index) => (index === 3 ? { ...event, at: at(-by) } : event)),
    });
    expect(kindsIn(older(5_000))).not.toContain('time-runs-back');
    expect(kindsIn(older(20_000))).toContain('time-runs-back');
  });

  it('that is nonsense does not hide the others', () => {
    const nonsense = requestItem([{ type: 'Nothing' } as unknown as RequestEvent]);
    expect(kindsIn(nonsense)).toEqual(['impossible-order']);
    const unreadable = { ...good, trail: [{ ...good.trail[0], at: 'never', plan: 7n }] };
    expect(kindsIn(unreadable as unknown as typeof good, { id: 'x' })).toEqual([
      'unreadable',
      'unreadable',
    ]);
  });

  it('shows when it is none', () => {
    expect(kindsIn({ ...good, trail: [{ type: 7 }] })).toEqual(['unreadable']);
    expect(kindsIn({ id: 'something else' })).toEqual(['unreadable']);
  });
});

describe('what was done to a user', () => {
  const mine: RequestEvent = { ...approved, by: lead.id } as RequestEvent;
  const glass: RequestEvent = {
    type: 'GlassBroken',
    by: lead.id,
    reason: 'The sign-in is down',
    digest: digest(plan),
    tell: ['U0ONE', 'U0TWO'],
  };
  const through: RequestEvent = { type: 'ApprovalNotRequired', policy: 'f00d' };

  it.each<[string, RequestEvent[], object, string[]]>([
    ['without approval', [started], {}, ['impossible-order', 'grant-without-approval']],
    [
      'with one approval of two',
      [approved, started],
      { approvalsRequired: 2 },
      ['impossible-order', 'grant-without-approval'],
    ],
    [
      'with one person’s approval twice',
      [approved, approved, started],
      { approvalsRequired: 2 },
      ['approved-twice', 'grant-without-approval'],
    ],
    [
      'on the requester’s own approval',
      [mine, started],
      {},
      ['self-approval', 'grant-without-approval'],
    ],
    ['on it, where the policy allowed that', [mine, started], { selfApproval: true }, []],
    [
      'on an approval of another plan',
      [{ ...approved, digest: 'x' } as RequestEvent, started],
      {},
      ['approved-something-else', 'grant-without-approval'],
    ],
    ['as no approval was needed', [through, started], { approvalsRequired: 0 }, []],
    ['as if none was needed', [through, started], {}, ['grant-without-approval']],
    ['after trouble', [approved, attention('start-creation'), started], {}, []],
  ])('%s', (_how, events, more, kinds) => {
    expect(kindsIn(requestItem(events, more))).toEqual(kinds);
  });

  it('by somebody who broke the glass needs no approval before', () => {
    expect(kindsIn(requestItem([glass, started]))).not.toContain('grant-without-approval');
  });

  it.each<[string, object]>([
    ['for another plan', { digest: 'x' }],
    ['without a reason', { reason: '              x' }],
    ['and told nobody', { tell: [] }],
    ['and told one other', { tell: ['U0ONE', 'U0ONE', lead.id] }],
    ['and wrote nonsense', { reason: undefined, tell: undefined }],
  ])('by somebody who broke the glass %s needs it', (_how, more) => {
    const broken = { ...glass, ...more } as RequestEvent;
    expect(kindsIn(requestItem([broken, started]))).toContain('grant-without-approval');
  });

  it('has to come after the glass was broken', () => {
    expect(kindsIn(requestItem([started, glass]))).toContain('grant-without-approval');
  });
});

describe('an entry', () => {
  const changes = [policyItem(1, undefined, 'a'), policyItem(2, 'a', 'b'), policyItem(3, 'b', 'a')];

  it('has nothing against it as it was written, whatever kind it is', () => {
    const look = { id: 'lookup#1', at: NOW.toISOString(), actor: 'U0LEAD', account: 'alice' };
    expect(kindsIn(refusalItem, look, ...changes)).toEqual([]);
  });

  it('shows that it was changed', () => {
    expect(kindsIn({ ...refusalItem, actor: 'U0OTHER' })).toEqual(['entry-changed']);
  });

  it.each([{ at: 'yesterday' }, { actor: '' }, { actor: 7 }])(
    'needs a who and a when: %j',
    (more) => {
      expect(kindsIn({ ...refusalItem, ...more })).toEqual(['malformed-entry']);
    },
  );

  it.each([0, 1])('shows that change %i of the policy is missing', (index) => {
    expect(kindsIn(...changes.toSpliced(index, 1))).toContain('gap');
  });
});

describe('what is frozen', () => {
  const later = new Date(NOW.getTime() + 1_000);
  const all = freezeItems('freeze', undefined, NOW);
  const pool = freezeItems('freeze', POOL_ID, NOW);
  const thaw = freezeItems('thaw', undefined, later);
  const other = { ...pool.entry, id: 'freeze-log#0', userPoolId: 'ap-northeast-1_Other' };

  it('has nothing against it where the last entry says so', () => {
    expect(kindsIn(all.entry, all.standing, pool.entry, pool.standing)).toEqual([]);
    expect(kindsIn(thaw.entry, all.entry, thaw.standing)).toEqual([]);
  });

  it.each<[string, Item[]]>([
    ['was thawed by hand', [all.entry, { ...all.standing, frozen: false }]],
    ['was removed', [all.entry]],
    ['was removed after a thaw', [all.entry, thaw.entry]],
    ['is as it was before the thaw', [all.entry, thaw.entry, all.standing]],
    ['was frozen by hand', [all.standing]],
    ['has somebody else’s name', [all.entry, { ...all.standing, by: 'U0X' }]],
    ['has another reason', [all.entry, { ...all.standing, reason: 'A drill' }]],
    ['is another pool', [all.entry, all.standing, pool.standing]],
  ])('shows that it %s', (_how, items) => {
    expect(kindsIn(...items)).toEqual(['freeze-differs']);
  });

  it('is held against the entry of its own pool', () => {
    expect(kindsIn(all.entry, all.standing, other)).toContain('freeze-differs');
  });
});

describe('a request that is under way', () => {
  const { open: _open, dueAt: _dueAt, ...asleep } = requestItem([approved]);
  const due = { open: 'open', dueAt: NOW.toISOString() };

  it.each<[string, object]>([
    ['both', {}],
    ['`open`', { dueAt: due.dueAt }],
    ['`dueAt`', { open: due.open }],
  ])('shows that nothing wakes it any more: without %s', (_what, rest) => {
    expect(kindsIn({ ...asleep, ...rest })).toEqual(['asleep']);
  });

  it.each([
    'denied',
    'cancelled',
    'expired',
    'stopped',
    'hidden',
    'invited',
    'locked',
    'done',
  ] as const)('is not that which is %s: it needs nothing that wakes it', (stage) => {
    const { open: _, dueAt: __, ...over } = requestItem(HISTORY[stage]);
    expect(kindsIn(over)).toEqual([]);
  });
});

it('the sample that tampering starts from is what the code writes', () => {
  expect(good.trail[0]).toMatchObject(requested());
});
