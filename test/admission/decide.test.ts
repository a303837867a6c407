import { describe, expect, it } from 'vitest';
import { type Decision, decide } from '../../src/admission/decide.ts';
import { HARMLESS, Once, Replayed } from '../../src/admission/once.ts';
import { ok, refused } from '../../src/domain/result.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { acknowledged, denied, REQUEST_ID, requested } from '../samples.ts';

const ONCE = { once: HARMLESS };

const approval = { type: 'Approved', by: 'U0SECOND', digest: 'd' } as const;

/** Approves what is pending; refuses everything else. */
const approvePending: Decision = ({ stage }) =>
  stage.kind === 'pending' ? ok(approval) : refused({ kind: 'nothing-to-retry' });

function services() {
  const front = fakeFrontServices();
  front.store.put(REQUEST_ID, [requested()]);
  return front;
}

describe('decide', () => {
  it('writes the event, then wakes the worker for that version', async () => {
    const front = services();
    const decided = await decide(front, ONCE, REQUEST_ID, approvePending);
    expect(decided).toMatchObject({ ok: true, value: { stage: { kind: 'approved' } } });
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested', 'Approved']);
    expect(front.queue.woken).toEqual([{ id: REQUEST_ID, occasion: 'v2' }]);
  });

  it('knows no other requests than those written', async () => {
    expect(await decide(services(), ONCE, 'unheard-of', approvePending)).toEqual({
      ok: false,
      error: { kind: 'unknown-request' },
    });
  });

  it('writes nothing and wakes nobody for a refusal', async () => {
    const front = services();
    const refusal = refused({ kind: 'content-changed' } as const);
    expect(await decide(front, ONCE, REQUEST_ID, () => refusal)).toEqual(refusal);
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested']);
    expect(front.queue.woken).toEqual([]);
  });

  it('writes nothing for a click that is recorded already, but wakes the worker again', async () => {
    const front = services();
    const decided = await decide(front, ONCE, REQUEST_ID, () => ok(undefined));
    expect(decided).toMatchObject({ ok: true, value: { id: REQUEST_ID } });
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested']);
    expect(front.queue.woken).toEqual([{ id: REQUEST_ID, occasion: 'v1' }]);
  });

  it('decides anew when somebody was faster', async () => {
    const front = services();
    front.store.interfere = () => front.store.put(REQUEST_ID, [denied]);
    expect(await decide(front, ONCE, REQUEST_ID, approvePending)).toEqual({
      ok: false,
      error: { kind: 'nothing-to-retry' },
    });
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested', 'Denied']);
  });

  it('holds although the wake-up is lost', async () => {
    const front = services();
    front.queue.fails = true;
    expect((await decide(front, ONCE, REQUEST_ID, approvePending)).ok).toBe(true);
    expect(front.lines).toMatchObject([{ level: 'warn', request: REQUEST_ID }]);
  });

  it('passes on what cannot be written', async () => {
    const front = services();
    await expect(decide(front, ONCE, REQUEST_ID, () => ok(acknowledged))).rejects.toThrow(
      'cannot become Acknowledged',
    );
  });

  it('writes nothing and wakes nobody for what was sent before', async () => {
    const front = services();
    const once = new Once(async () => false);
    await expect(decide(front, { once }, REQUEST_ID, approvePending)).rejects.toThrow(Replayed);
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested']);
    expect(front.queue.woken).toEqual([]);
  });

  it('asks for a freeze only where the event is held up by one', async () => {
    const front = services();
    front.store.freezes = [{ by: 'U0SECOND', at: '2026-01-01T00:00:00.000Z' }];
    const heldUp = { ...ONCE, isHeldUp: () => true };
    expect(await decide(front, heldUp, REQUEST_ID, approvePending)).toMatchObject({ ok: false });
    expect(front.store.trailOf(REQUEST_ID)).toEqual(['Requested']);
    expect(await decide(front, ONCE, REQUEST_ID, approvePending)).toMatchObject({ ok: true });
  });
});
