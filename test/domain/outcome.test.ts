import { describe, expect, it } from 'vitest';
import { isUnderWay } from '../../src/domain/next-step.ts';
import { outcomeOf } from '../../src/domain/outcome.ts';
import { HISTORY, NOW, requestAt, STAGES } from '../samples.ts';

const FINAL = STAGES.filter((stage) => !isUnderWay(requestAt(stage), NOW));

describe('what a request has come to', () => {
  it.each(FINAL)('is %s by the event that leads there', (stage) => {
    const last = HISTORY[stage].at(-1);
    expect(last && outcomeOf(last)).toBe(stage);
  });

  it.each(STAGES.filter((stage) => !FINAL.includes(stage)))('is nothing yet while %s', (stage) => {
    expect(HISTORY[stage].map(outcomeOf).filter(Boolean)).toEqual([]);
  });

  it('is known of every end there is', () => {
    expect(FINAL).toEqual(expect.arrayContaining(['denied', 'hidden', 'revoked', 'told']));
    expect(outcomeOf({ type: 'CredentialUsed' })).toBe('used');
  });
});
