import { describe, expect, it } from 'vitest';
import type { PoolAddress } from '../../../src/domain/user-pool.ts';
import * as addUser from '../../../src/features/add-user/listen.ts';
import { easyPools, fakeFrontServices, fakeUsers } from '../../fake-services.ts';
import { lead, nobody, policyWith } from '../../samples.ts';
import { listening } from '../listening.ts';

const text = (value: string) => ({ type: 'plain_text_input', value });
const view = (email = 'alice@example.com') => ({
  id: 'V1',
  private_metadata: 'staging',
  state: {
    values: {
      email: { email: text(email) },
      'recipient-U0LEAD': { recipient: { type: 'users_select', selected_user: 'U0LEAD' } },
      reason: { reason: text('She joins') },
    },
  },
});

function front(policy = policyWith()) {
  const services = fakeFrontServices({ people: [lead], policy });
  const { submit } = listening(addUser, services);
  /** Every request that was written, with its trail. */
  const written = () => [...new Set(services.queue.woken.map(({ id }) => id))];
  return { services, written, submit: (form = view()) => submit('add-user', form, lead) };
}

describe('a submission', () => {
  it('becomes a request, and the form closes', async () => {
    const { services, written, submit } = front();
    expect(await submit()).toEqual({ acks: [undefined], told: [] });
    const [id = ''] = written();
    expect(services.store.trailOf(id)).toEqual(['Requested']);
  });

  it('that comes twice is one request, and closes the form both times', async () => {
    const { services, written, submit } = front();
    await submit();
    expect(await submit()).toEqual({ acks: [undefined], told: [] });
    expect(written()).toHaveLength(1);
    expect(services.store.trailOf(written()[0] ?? '')).toEqual(['Requested']);
  });

  it('that comes again when its user stands is not told that the user exists', async () => {
    const { services, written, submit } = front();
    await submit();
    services.users = fakeUsers({ 'alice@example.com': 'CONFIRMED' });
    expect(await submit()).toEqual({ acks: [undefined], told: [] });
    expect(written()).toHaveLength(1);
  });

  it('for a user who stands already is told so in the form, and nothing is written', async () => {
    const { services, written, submit } = front();
    services.users = fakeUsers({ 'alice@example.com': 'CONFIRMED' });
    expect((await submit()).acks).toEqual([
      {
        response_action: 'errors',
        errors: {
          email: 'alice@example.com has an account in this pool already (status CONFIRMED).',
        },
      },
    ]);
    expect(written()).toEqual([]);
  });

  it('that tells of a user who stands is a look at them, on record and once for two deliveries', async () => {
    const { services, submit } = front();
    services.users = fakeUsers({ 'alice@example.com': 'CONFIRMED' });
    await submit();
    await submit();
    const list = [...services.store.lists].find(([name]) => name.includes('lookups#U0LEAD'));
    expect(list?.[1].size).toBe(1);
    expect(services.store.lookUps[0]).toMatchObject({
      actor: 'U0LEAD',
      account: 'alice@example.com',
      pools: ['staging'],
      found: ['staging'],
      rules: [{ list: 'pools.staging.requesters', entry: 'S0LEADS' }],
    });
  });

  it('tells whoever has looked too often nothing of users', async () => {
    const policy = policyWith(undefined, { limits: { lookUpsPerPerson: '1/1h' } });
    const { services, submit } = front(policy);
    services.users = fakeUsers({
      'alice@example.com': 'CONFIRMED',
      'bob@example.com': 'CONFIRMED',
    });
    await submit();
    const answer = JSON.stringify(await submit(view('bob@example.com')));
    expect(answer).toContain('You have looked at users 1 times');
    expect(answer).not.toContain('has an account');
    expect(services.store.lookUps).toHaveLength(1);
  });

  it('with something corrected is another request', async () => {
    const { written, submit } = front();
    await submit();
    await submit(view('alicia@example.com'));
    expect(written()).toHaveLength(2);
  });

  it('of somebody who may not ask is refused, on record', async () => {
    const services = fakeFrontServices({ people: [lead, nobody] });
    const { submit } = listening(addUser, services);
    const { acks } = await submit('add-user', view(), nobody);
    expect(JSON.stringify(acks)).toContain('You are not on the list');
    expect(services.store.refusals).toMatchObject([
      { actor: nobody.id, entry: 'add-user', refusal: { kind: 'not-a-requester' } },
    ]);
    expect(services.queue.woken).toEqual([]);
  });
});

describe('a submission of a form that its pool’s inputs have not reached', () => {
  const nickname = { name: 'nickname', type: 'string', required: true, mutable: true } as const;
  const asking = {
    ...easyPools,
    describe: async (address: PoolAddress) => ({
      ...(await easyPools.describe(address)),
      attributes: [nickname],
    }),
  };
  const field = 'attribute:string:nickname';
  const answered = (value: string) => {
    const { id, private_metadata, state } = view();
    const values = { ...state.values, [field]: { [field]: text(value) } };
    return { id, private_metadata, state: { values } };
  };

  it('comes back with them, and nothing is written', async () => {
    const { services, written, submit } = front();
    services.pools = asking;
    const { acks } = await submit();
    expect(acks).toMatchObject([
      { response_action: 'update', view: { callback_id: 'add-user', private_metadata: 'staging' } },
    ]);
    expect(JSON.stringify(acks)).toContain(`"block_id":"${field}"`);
    expect(JSON.stringify(acks)).toContain('"initial_value":"alice@example.com"');
    expect(written()).toEqual([]);
  });

  it('is a request once they are filled in', async () => {
    const { services, written, submit } = front();
    services.pools = asking;
    expect((await submit(answered(' '))).acks).toEqual([
      {
        response_action: 'errors',
        errors: { [field]: 'Fill in “Nickname”: this pool requires it.' },
      },
    ]);
    expect(await submit(answered('Ali'))).toEqual({ acks: [undefined], told: [] });
    const [id = ''] = written();
    const stored = await services.store.load(id);
    expect(stored?.request.plan).toMatchObject({ attributes: { nickname: 'Ali' } });
  });

  it('fails as a whole while the pool cannot be described', async () => {
    const { services, written, submit } = front();
    services.pools = { ...easyPools, describe: () => Promise.reject(new Error('no pool')) };
    await expect(submit()).rejects.toThrow('no pool');
    expect(written()).toEqual([]);
  });
});
