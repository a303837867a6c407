import { describe, expect, it } from 'vitest';
import * as home from '../../../src/features/home/listen.ts';
import { easyPools, fakeFrontServices } from '../../fake-services.ts';
import { approver, lead, nobody, POOL_ID, policyWith, rawPool } from '../../samples.ts';
import { listening } from '../listening.ts';

const named = (name: string) => Object.assign(new Error('no'), { name });

type Given = Parameters<typeof fakeFrontServices>[0];

/** What Slack was told when that person opened the tab. */
function opened(person: typeof lead, given: Given = {}, tab: 'home' | 'messages' = 'home') {
  return listening(home, fakeFrontServices(given)).open(tab, person);
}

const published = (calls: Awaited<ReturnType<typeof opened>>) =>
  calls.map(({ arguments: { view } }) => JSON.stringify(view));

describe('opening the Home tab', () => {
  it('shows a requester at once what they may do, without a look at the pools', async () => {
    const pools = { ...easyPools, describe: () => Promise.reject(new Error('not asked')) };
    const calls = await opened(lead, { pools });
    expect(calls).toMatchObject([
      { method: 'views.publish', arguments: { user_id: lead.id, view: { type: 'home' } } },
    ]);
    expect(published(calls)[0]).toContain('*You may ask for accounts in* Storefront staging');
    expect(published(calls)[0]).not.toContain('Looking at the pools');
  });

  it('shows an approver the tab first and the pools as soon as they are known', async () => {
    const listUserPools = async () => [
      { id: POOL_ID, name: 'staging' },
      { id: 'ap-northeast-1_Other', name: 'other' },
    ];
    const calls = await opened(approver, {
      inventory: { listUserPools, clientsOf: async () => [] },
    });
    expect(calls.map(({ arguments: { user_id } }) => user_id)).toEqual([approver.id, approver.id]);
    const [first = '', second = ''] = published(calls);
    expect(first).toContain('Looking at the pools …');
    expect(first).not.toContain(POOL_ID);
    expect(second).not.toContain('Looking at the pools …');
    expect(second).toContain(`:white_check_mark: *Storefront staging* \`${POOL_ID}\``);
    expect(second).toContain('not in the policy: `ap-northeast-1_Other`');
  });

  it('names the error of a pool that cannot be reached, and shows the others', async () => {
    const pools = {
      ...easyPools,
      describe: async (pool: Parameters<typeof easyPools.describe>[0]) => {
        if (pool.userPoolId === POOL_ID) throw named('AccessDeniedException');
        return easyPools.describe(pool);
      },
    };
    const policy = policyWith({
      staging: rawPool(),
      eu: rawPool({ userPoolId: 'eu-west-1_Abc', name: 'staging' }),
    });
    const [, second = ''] = published(await opened(approver, { policy, pools }));
    expect(second).toContain(`:no_entry: *Storefront staging* \`${POOL_ID}\``);
    expect(second).toContain('AccessDeniedException');
    expect(second).toContain(':white_check_mark: *staging* `eu-west-1_Abc`');
  });

  it('says to whoever may nothing whom to ask', async () => {
    const [only = ''] = published(await opened(nobody));
    expect(only).toContain('The policy does not name you in any pool. Ask <@U0CONTACT>');
    expect(only).not.toContain('open-add-user-form');
  });

  it('is nothing that opening the Messages tab does', async () => {
    expect(await opened(lead, {}, 'messages')).toEqual([]);
  });
});
