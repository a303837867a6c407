import { describe, expect, it } from 'vitest';
import { claimAct, claimBy } from '../../src/domain/claim.ts';
import type { RequestEvent } from '../../src/domain/events.ts';
import { dueAt } from '../../src/domain/next-step.ts';
import { remedies } from '../../src/domain/remedy.ts';
import { closedRefusal } from '../../src/domain/review.ts';
import { canHappen } from '../../src/domain/stage.ts';
import {
  approved,
  attention,
  delivered,
  HISTORY,
  lead,
  NOW,
  overtaken,
  requestAfter,
  revealAsked,
  revealBegun,
  STAGES,
} from '../samples.ts';

const frozen: RequestEvent = { type: 'Frozen', freeze: { by: 'U0NOAH', at: NOW.toISOString() } };
const CLAIM_BY = '2026-03-03T09:00:00.000Z';
const LATER = new Date(CLAIM_BY);
const seen = [...HISTORY.claimable, revealAsked, revealBegun];

describe('a frozen request', () => {
  const freezable = STAGES.filter((kind) => canHappen('Frozen', requestAfter(HISTORY[kind]).stage));
  const next: RequestEvent[] = [
    overtaken,
    delivered,
    { type: 'RecipientTold' },
    { type: 'CredentialRevoked', why: 'unclaimed' },
    { type: 'Revealed', status: 'CONFIRMED', hideAt: CLAIM_BY },
    { type: 'Expired' },
    { type: 'Stopped', by: lead.id },
  ];

  it.each(freezable)('that is %s can be thawed as long as it says that it is frozen', (kind) => {
    const history = kind === 'claimable' ? seen : HISTORY[kind];
    for (const event of next) {
      const before = requestAfter([...history, frozen]);
      if (!canHappen(event.type as 'Overtaken', before.stage)) continue;
      const after = requestAfter([...history, frozen, event]);
      const thawable = after.frozen === undefined || canHappen('Thawed', after.stage);
      expect(thawable, event.type).toBe(true);
    }
  });

  it('that another one has overtaken takes down what it shows', () => {
    const after = requestAfter([...HISTORY.announced, frozen, overtaken]);
    expect(after).toMatchObject({ stage: { kind: 'overtaken' }, frozen: undefined });
  });
});

describe('a request behind a button', () => {
  it('can be stopped while nobody can have seen a password, and not after', () => {
    const failed = attention('reveal-credential');
    expect(remedies(requestAfter([...HISTORY.claimable, failed]))).toEqual(['retry', 'stop']);
    expect(remedies(requestAfter([...seen, failed]))).toEqual(['retry']);
    expect(remedies(requestAfter([...seen, frozen]))).toEqual([]);
  });

  it('takes the approval of another when one no longer counts, as long as the button is good', () => {
    const lacking: RequestEvent = {
      type: 'AttentionNeeded',
      step: 'reveal-credential',
      trouble: { kind: 'policy-changed', what: 'approver' },
      reference: 'ref-1',
    };
    const request = requestAfter([...HISTORY.claimable, revealAsked, lacking]);
    const over = new Date(request.approvedUntil ?? '');
    expect(closedRefusal(request, NOW)).toBeUndefined();
    expect(closedRefusal(request, over)).toBeUndefined();
    const made = requestAfter([...HISTORY.claimable, revealAsked, lacking, approved]);
    expect(claimAct(made, NOW)).toBe('reveal-credential');
  });
});

describe('a password that cannot be taken down', () => {
  const shown = { ...delivered, claimBy: CLAIM_BY } as RequestEvent;
  const stuck = requestAfter([...HISTORY.announced, shown, attention('hide-credential')]);

  it('is revoked when nobody claimed it, all the same', () => {
    expect(claimBy(stuck)).toBe(CLAIM_BY);
    expect(claimAct(stuck, NOW)).toBeUndefined();
    expect(claimAct(stuck, LATER)).toBe('revoke-credential');
    expect(dueAt(stuck, {}, LATER)).toBeDefined();
    const revoked = { type: 'CredentialRevoked', why: 'unclaimed' } as const;
    const after = requestAfter([...stuck.trail.slice(1), revoked]);
    expect(after).toMatchObject({ stage: { kind: 'revoked' }, troubles: [] });
  });

  it('is taken down first where that can be done', () => {
    const fine = requestAfter([...HISTORY.announced, shown]);
    expect(claimAct(fine, LATER)).toBeUndefined();
  });
});
