import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '../../src/admission/soon.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a modal waits for', () => {
  it('is what comes soon', async () => {
    expect(await soon(Promise.resolve({ known: true }))).toEqual({ known: true });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is nothing when it takes long, and can be awaited still', async () => {
    const { promise, resolve } = Promise.withResolvers<object>();
    const waiting = soon(promise);
    await vi.advanceTimersByTimeAsync(700);
    expect(await waiting).toBeUndefined();
    resolve({ known: true });
    expect(await promise).toEqual({ known: true });
  });

  it('fails with what fails soon', async () => {
    await expect(soon(Promise.reject(new Error('plan_upgrade_required')))).rejects.toThrow('plan');
  });
});
