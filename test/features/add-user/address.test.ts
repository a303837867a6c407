import { describe, expect, it } from 'vitest';
import { claimAddress } from '../../../src/features/add-user/address.ts';
import { FakeStore } from '../../fake-services.ts';
import { approved, denied, plan, requestAt, requested } from '../../samples.ts';

const request = requestAt('approved');
const ADDRESS = { userPoolId: plan.userPoolId, name: plan.email };
const OTHER = '0the70the70the70';
const THIRD = '741d741d741d741d';

/** A table in which the address belongs to that request; what became of it is for the test. */
async function heldBy(holder: string) {
  const store = new FakeStore();
  await store.claimAddress(ADDRESS, holder);
  const holderNow = () => [...store.claims.values()];
  return { store, holderNow };
}

describe('claiming an address', () => {
  it('takes what nobody has, and what this request has already', async () => {
    const store = new FakeStore();
    expect(await claimAddress({ store }, request, ADDRESS)).toBeUndefined();
    expect(await claimAddress({ store }, request, ADDRESS)).toBeUndefined();
    expect([...store.claims]).toEqual([['ap-northeast-1_Staging01 alice@example.com', request.id]]);
  });

  it('gives way to another request that is still open, and names it', async () => {
    const { store, holderNow } = await heldBy(OTHER);
    store.put(OTHER, [requested(), approved]);
    expect(await claimAddress({ store }, request, ADDRESS)).toBe(OTHER);
    expect(holderNow()).toEqual([OTHER]);
  });

  it('takes over from one that has ended, and from one that is gone', async () => {
    const ended = await heldBy(OTHER);
    ended.store.put(OTHER, [requested(), denied]);
    expect(await claimAddress(ended, request, ADDRESS)).toBeUndefined();
    expect(ended.holderNow()).toEqual([request.id]);
    const gone = await heldBy(OTHER);
    expect(await claimAddress(gone, request, ADDRESS)).toBeUndefined();
    expect(gone.holderNow()).toEqual([request.id]);
  });

  it('gives way to a third request that took over a moment before', async () => {
    const { store, holderNow } = await heldBy(OTHER);
    store.put(THIRD, [requested(), approved]);
    const load = store.load;
    store.load = async (id) => {
      if (id === OTHER) await store.claimAddress(ADDRESS, THIRD, OTHER);
      return load(id);
    };
    expect(await claimAddress({ store }, request, ADDRESS)).toBe(THIRD);
    expect(holderNow()).toEqual([THIRD]);
  });
});
