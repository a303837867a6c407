import { describe, expect, it } from 'vitest';
import { claimBy, decideDisown, decideReveal, handoverShown } from '../../src/domain/claim.ts';
import { canBeOvertaken } from '../../src/domain/delivery.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { handoverTo } from '../../src/domain/handover.ts';
import { dueAt, milestone, nextStep, outcome } from '../../src/domain/next-step.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Stage } from '../../src/domain/stage.ts';
import {
  attention,
  delivered,
  HISTORY,
  lead,
  NOW,
  nobody,
  overtaken,
  policyWith,
  rawPool,
  requestAfter,
  requestAt,
  revealAsked,
  revealBegun,
  STAGES,
  taken,
} from '../samples.ts';

const CLAIM_BY = '2026-03-03T09:00:00.000Z';
const LATER = new Date(CLAIM_BY);
const EARLIER = new Date(LATER.getTime() - 1);
const asked = [...HISTORY.claimable, revealAsked];
const missed: RequestEvent[] = [revealAsked, revealBegun, { type: 'RevealMissed' }];

/** What the worker does next once everybody has been told. */
function act(request: Request, now = NOW) {
  const place = { channel: 'C0', ts: '1.1' };
  const told = { ...place, shows: milestone(request) };
  const notices = {
    card: told,
    receipt: told,
    outcome: { ...place, shows: outcome(request) ?? '' },
    handover: { ...place, shows: handoverShown(request) ?? '' },
  };
  return nextStep(request, notices, now);
}

describe('a click on “Show the password”', () => {
  const decide = (request: Request, who = lead, now = NOW) =>
    decideReveal(who, request, 'V0NEW', now);
  const kindOf = (...given: Parameters<typeof decide>) => {
    const decided = decide(...given);
    return decided.ok ? decided.value?.type : decided.error.kind;
  };

  it('is recorded with the modal that waits', () => {
    expect(decide(requestAt('claimable'))).toEqual({
      ok: true,
      value: { type: 'RevealAsked', by: 'U0LEAD', viewId: 'V0NEW' },
    });
  });

  it('is for whoever has the DM alone, whatever has become of it', () => {
    for (const stage of ['claimable', 'revealed', 'locked', 'revoked'] as const) {
      expect(kindOf(requestAt(stage), nobody), stage).toBe('not-the-recipient');
    }
  });

  it('is for the fallback where the DM went to them, and then not for the recipient', () => {
    const [announced, ...before] = [...HISTORY.claimable].reverse();
    const toFallback = { ...announced, to: 'U0NOBODY' } as RequestEvent;
    const request = requestAfter([...before.reverse(), toFallback]);
    expect(kindOf(request, nobody)).toBe('RevealAsked');
    expect(kindOf(request, lead)).toBe('not-the-recipient');
  });

  it('is good until its time is over, and not at that moment', () => {
    expect(kindOf(requestAt('claimable'), lead, EARLIER)).toBe('RevealAsked');
    expect(kindOf(requestAt('claimable'), lead, LATER)).toBe('claim-over');
    expect(kindOf(requestAt('revoked'))).toBe('claim-over');
  });

  it('waits while another one is under way, and is good again when that modal was closed', () => {
    expect(kindOf(requestAfter(asked))).toBe('reveal-under-way');
    expect(kindOf(requestAfter([...HISTORY.claimable, ...missed]))).toBe('RevealAsked');
  });

  it('waits while something stands in the way', () => {
    expect(kindOf(requestAfter([...asked, attention('reveal-credential')]))).toBe(
      'reveal-must-wait',
    );
  });

  it('is refused once the password was shown, and where there is none', () => {
    expect(kindOf(requestAt('revealed'))).toBe('already-revealed');
    expect(kindOf(requestAfter([...HISTORY.revealed, taken]))).toBe('already-revealed');
    expect(kindOf(requestAt('locked'))).toBe('account-locked');
    expect(kindOf(requestAt('disowned'))).toBe('account-locked');
    for (const stage of ['pending', 'delivered', 'told', 'overtaken'] as const) {
      expect(kindOf(requestAt(stage)), stage).toBe('nothing-to-reveal');
    }
  });
});

describe('a password that was asked for', () => {
  it('is made at once, also when the time was over a moment later', () => {
    expect(act(requestAt('claimable'))).toBeUndefined();
    expect(act(requestAfter(asked))).toBe('reveal-credential');
    expect(act(requestAfter(asked), LATER)).toBe('reveal-credential');
  });

  it('is made three times at most, and then revoked', () => {
    const twice = [...HISTORY.claimable, ...missed, revealAsked, revealBegun];
    expect(act(requestAfter(twice))).toBe('reveal-credential');
    expect(act(requestAfter([...twice, revealBegun]))).toBe('revoke-credential');
    const thrice = [...HISTORY.claimable, ...missed, ...missed, ...missed];
    expect(act(requestAfter(thrice))).toBe('revoke-credential');
  });

  it('is revoked when the time is over and something stands in the way', () => {
    const blocked = requestAfter([...asked, attention('reveal-credential')]);
    expect(act(blocked)).toBeUndefined();
    expect(act(blocked, LATER)).toBe('revoke-credential');
  });

  it('is looked at again when revoking was refused for good', () => {
    const stuck = requestAfter([...HISTORY.claimable, attention('revoke-credential')]);
    expect(claimBy(stuck)).toBeUndefined();
    expect(dueAt(stuck, {}, LATER)).toBeDefined();
  });
});

describe('“It wasn’t me”', () => {
  const kindOf = (stage: Stage['kind'], who = lead) => {
    const decided = decideDisown(who, requestAt(stage));
    return decided.ok ? decided.value : decided.error.kind;
  };

  it('is taken once, from whoever has the DM', () => {
    expect(kindOf('revealed')).toEqual({ type: 'Disowned', by: 'U0LEAD' });
    expect(kindOf('revealed', nobody)).toBe('not-the-recipient');
    expect([kindOf('disowned'), kindOf('locked')]).toEqual([undefined, undefined]);
    for (const stage of ['claimable', 'hidden', 'revoked', 'pending'] as const) {
      expect(kindOf(stage), stage).toBe('nothing-to-disown');
    }
  });

  it('is taken after the modal was taken down', () => {
    const late = requestAfter([...HISTORY.revealed, taken]);
    expect(decideDisown(lead, late)).toMatchObject({ ok: true, value: { type: 'Disowned' } });
  });
});

describe('what another request overtakes', () => {
  it('is what stands in Slack, can be claimed, or would be revoked', () => {
    const open = STAGES.filter((stage) => canBeOvertaken(requestAt(stage).stage));
    expect(open.sort()).toEqual(['announced', 'claimable', 'delivered', 'revealed']);
    const unsaved = requestAfter([
      ...HISTORY.announced,
      { ...delivered, claimBy: CLAIM_BY } as RequestEvent,
      taken,
    ]);
    expect(canBeOvertaken(unsaved.stage)).toBe(true);
    const after = requestAfter([...unsaved.trail.slice(1), overtaken]);
    expect(canBeOvertaken(after.stage)).toBe(false);
    expect(claimBy(after)).toBeUndefined();
    expect(act(after, LATER)).toBeUndefined();
  });

  it('keeps the modal in mind, which may show a password by then', () => {
    expect(requestAfter([...asked, overtaken]).stage).toMatchObject({ viewId: 'V0MODAL' });
    expect(requestAfter([...HISTORY.revealed, overtaken]).stage).toMatchObject({
      kind: 'overtaken',
      viewId: 'V0MODAL',
    });
  });
});

describe('how a pool hands over', () => {
  const pool = (more: object) => {
    const found = policyWith({ staging: rawPool(more) }).pools.get('staging');
    if (!found) throw new Error('The pool is in the policy');
    return handoverTo(found, 'U0ALICE', 'U0LEAD');
  };
  const to = { recipient: 'U0ALICE', fallback: 'U0LEAD' };
  const shown = { ...to, password: 'permanent', hideAfter: 600_000 };

  it('is as its delivery says; by DM where that is for new users alone', () => {
    expect(pool({})).toEqual({ ...shown, delivery: 'dm' });
    expect(pool({ claimWithin: '1h' })).toEqual({
      ...shown,
      delivery: 'dm',
      claimWithin: 3_600_000,
    });
    expect(pool({ delivery: 'reveal' })).toEqual({
      ...shown,
      delivery: 'reveal',
      claimWithin: 86_400_000,
    });
    expect(pool({ delivery: 'reveal', claimWithin: '1h' })).toMatchObject({
      claimWithin: 3_600_000,
    });
    expect(pool({ delivery: 'forgot-password' })).toEqual({ ...to, delivery: 'forgot-password' });
    expect(pool({ delivery: 'invitation' })).toEqual({ ...shown, delivery: 'dm' });
  });
});
