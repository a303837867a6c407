import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/domain/events.ts';
import { decideAnotherCode, parseCode, proofBy } from '../../src/domain/proof.ts';
import { attention, HISTORY, lead, nobody, plan, requestAfter, requested } from '../samples.ts';

const first = requested({ plan: { ...plan, verifyByCode: ['email'] } });
const sent: RequestEvent = { type: 'CodeSent', attribute: 'email', destination: 'a***@e***' };
const wrong: RequestEvent = { type: 'CodeRejected', attribute: 'email', why: 'wrong' };
const askedAgain: RequestEvent = { type: 'CodeAskedAgain', by: 'U0LEAD' };
const times = (count: number, ...events: RequestEvent[]) =>
  Array.from({ length: count }, () => events).flat();
const proving = (...events: RequestEvent[]) => requestAfter([...HISTORY.created, ...events], first);

describe('a code that somebody types', () => {
  it.each(['123456', ' 123 456 ', '123-456', '１２３４５６', '１２３　４５６'])(
    'is understood: %j',
    (typed) => {
      expect(parseCode(typed)).toEqual({ ok: true, value: '123456' });
    },
  );

  it.each(['', '12345', '1234567', '12345a', 'abcdef', '１２３４５', '٣٣٣٣٣٣', '123456!'])(
    'is none: %j',
    (typed) => {
      expect(parseCode(typed)).toEqual({ ok: false, error: { kind: 'code-malformed' } });
    },
  );
});

describe('whoever enters it', () => {
  it('is the recipient, while a code is waited for', () => {
    expect(proofBy(lead, proving(sent))).toMatchObject({
      ok: true,
      value: { sent: 1, rejected: 0 },
    });
  });

  it('is nobody else', () => {
    expect(proofBy(nobody, proving(sent))).toEqual({
      ok: false,
      error: { kind: 'not-the-recipient', recipient: 'U0LEAD' },
    });
  });

  it.each([
    ['no code was sent', []],
    ['the address is proved', [sent, { type: 'AttributeVerified', attribute: 'email' } as const]],
    ['the request has ended', [sent, { type: 'Expired' } as const]],
  ])('has nothing to enter when %s', (_when, events) => {
    expect(proofBy(lead, proving(...events))).toEqual({
      ok: false,
      error: { kind: 'nothing-to-prove' },
    });
  });

  it('has to wait while the request is frozen', () => {
    const freeze = { by: 'U0NOAH', at: '2026-03-02T09:00:00.000Z' };
    const frozen: RequestEvent = { type: 'Frozen', freeze };
    const refusal = { ok: false, error: { kind: 'code-must-wait' } };
    expect(proofBy(lead, proving(sent, frozen))).toEqual(refusal);
    expect(decideAnotherCode(lead, proving(sent, frozen))).toEqual(refusal);
    expect(proofBy(lead, proving(sent, frozen, { type: 'Thawed' })).ok).toBe(true);
  });

  it('has to wait while the request is in trouble, but not because of a message', () => {
    expect(proofBy(lead, proving(sent, attention('check-code')))).toEqual({
      ok: false,
      error: { kind: 'code-must-wait' },
    });
    expect(proofBy(lead, proving(sent, attention('show-card')))).toMatchObject({ ok: true });
  });

  it('can do so thirty times', () => {
    expect(proofBy(lead, proving(sent, ...times(29, wrong)))).toMatchObject({ ok: true });
    expect(proofBy(lead, proving(sent, ...times(30, wrong)))).toEqual({
      ok: false,
      error: { kind: 'too-many-codes', limit: 30 },
    });
  });
});

describe('another code', () => {
  it('is sent when the recipient asks', () => {
    expect(decideAnotherCode(lead, proving(sent))).toEqual({ ok: true, value: askedAgain });
    expect(decideAnotherCode(nobody, proving(sent))).toMatchObject({ ok: false });
  });

  it('is not asked for twice', () => {
    expect(decideAnotherCode(lead, proving(sent, askedAgain))).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it('is the tenth at most', () => {
    const codes = (count: number) => proving(sent, ...times(count - 1, askedAgain, sent));
    expect(decideAnotherCode(lead, codes(9))).toMatchObject({ ok: true, value: askedAgain });
    expect(decideAnotherCode(lead, codes(10))).toEqual({
      ok: false,
      error: { kind: 'too-many-codes', limit: 10 },
    });
  });
});
