import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/domain/events.ts';
import { blockingTrouble, remedies } from '../../src/domain/remedy.ts';
import type { StepName } from '../../src/domain/step.ts';
import type { Trouble } from '../../src/domain/trouble.ts';
import { troubles } from '../messages/samples.ts';
import { attention, HISTORY, NOW, requestAfter, requestAt, STAGES } from '../samples.ts';

const failed = (step: StepName, trouble: Trouble): RequestEvent => ({
  type: 'AttentionNeeded',
  step,
  trouble,
  reference: 'ref-1',
});
const creatingWith = (...events: RequestEvent[]) => requestAfter([...HISTORY.creating, ...events]);

/** What people can do, where it is not to try again or to stop. */
const OTHERS: Partial<Record<Trouble['kind'], readonly string[]>> = {
  'maybe-ours': ['claim', 'stop'],
  'pool-not-found': ['stop'],
  'pool-not-supported': ['stop'],
  'user-gone': ['stop'],
  'external-user': ['stop'],
  'value-changed': ['stop'],
};

describe('what can be done about trouble', () => {
  it.each(troubles)('like %j', (trouble) => {
    const request = creatingWith(failed('create-user', trouble));
    expect(remedies(request)).toEqual(OTHERS[trouble.kind] ?? ['retry', 'stop']);
  });

  it.each(STAGES)('is nothing where there is none, while %s', (stage) => {
    expect(remedies(requestAt(stage))).toEqual([]);
  });

  it('is to stop, while somebody has yet to enter a code', () => {
    const sent = { type: 'CodeSent', attribute: 'email', destination: 'a***@e***' } as const;
    expect(remedies(requestAfter([...HISTORY.created, sent]))).toEqual(['stop']);
    const verified = { type: 'AttributeVerified', attribute: 'email' } as const;
    expect(remedies(requestAfter([...HISTORY.created, sent, verified]))).toEqual([]);
  });

  it('with a message is another try: the request goes on without', () => {
    expect(remedies(requestAfter([attention('show-card')]))).toEqual(['retry']);
    expect(remedies(requestAfter([...HISTORY.hidden, attention('show-receipt')]))).toEqual([
      'retry',
    ]);
  });

  it('hangs on what stands in the way, and not on messages that failed after it', () => {
    const maybe = { kind: 'maybe-ours', email: 'a@example.com', sub: 's', createdAt: '' } as const;
    const doubtful = creatingWith(failed('create-user', maybe), attention('show-card'));
    expect(remedies(doubtful)).toEqual(['claim', 'stop']);
    const moved = creatingWith(failed('create-user', maybe), attention('expire'));
    expect(remedies(moved)).toEqual(['retry', 'stop']);
  });

  it.each(['delivered', 'acknowledged'] as const)(
    'is no stop while a password stands in a DM, %s',
    (stage) => {
      const shown = requestAfter([...HISTORY[stage], attention('hide-credential')]);
      expect(remedies(shown)).toEqual(['retry']);
    },
  );

  it('is no twenty-first try', () => {
    const tries = (times: number) =>
      Array.from({ length: times }, () => ({ type: 'RetryAsked', by: 'U0LEAD' }) as const);
    expect(remedies(creatingWith(...tries(19), attention('create-user')))).toContain('retry');
    expect(remedies(creatingWith(...tries(20), attention('create-user')))).toEqual(['stop']);
  });
});

describe('what stands in the way', () => {
  it('is the last trouble with something other than a message', () => {
    const request = creatingWith(
      failed('create-user', { kind: 'fault' }),
      failed('expire', { kind: 'gave-up' }),
      failed('show-card', { kind: 'fault' }),
    );
    expect(blockingTrouble(request)).toEqual({
      step: 'expire',
      trouble: { kind: 'gave-up' },
      reference: 'ref-1',
      at: NOW.toISOString(),
    });
  });

  it.each([
    'show-card',
    'show-receipt',
    'remind-approvers',
    'tell-outcome',
    'close-announcement',
  ] as const)('is no message that failed: %s', (step) => {
    expect(blockingTrouble(requestAfter([attention(step)]))).toBeUndefined();
  });
});
