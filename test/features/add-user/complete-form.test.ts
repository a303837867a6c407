import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import {
  type Begun,
  completeForm,
  updateForm,
} from '../../../src/features/add-user/complete-form.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { easyPools, fakeMembers, fakeUsers } from '../../fake-services.ts';
import { person, policyWith, rawPool } from '../../samples.ts';
import { fakeWebClient, slackError } from '../../slack/fake-client.ts';
import { filled } from './filled.ts';

const policy = policyWith({
  staging: rawPool(),
  people: rawPool({
    userPoolId: 'ap-northeast-1_People01',
    attributes: ['nickname'],
    groups: ['editors'],
  }),
});
const [staging, people] = policy.pools.values();
if (!staging || !people) throw new Error('The policy has two pools');
const pools = [staging, people] as const;
const members = fakeMembers([
  person('U0ALICE', { email: 'alice@example.com' }),
  person('U0BOB', { email: 'bob@example.com' }),
  person('U0GUEST', { email: 'guest@example.com', kind: 'multi-channel-guest' }),
]);
const nickname = { name: 'nickname', type: 'string', required: false, mutable: true } as const;
const services = {
  members,
  users: fakeUsers({ 'bob@example.com': 'CONFIRMED' }),
  pools: {
    describe: async (address: { userPoolId: string; region: string }) => ({
      ...(await easyPools.describe(address)),
      attributes: [nickname],
    }),
    groups: async () => ['editors'],
  },
};

function completed(form: Partial<Begun>, words = messagesIn('en')): Promise<ModalView> {
  const visitor = { person: person('U0LEAD'), policy, words };
  return completeForm(services, visitor, pools, { ...filled({ email: '' }), ...form });
}

/** The inputs by block id, and who is proposed. */
async function proposed(form: Partial<Begun>) {
  const { blocks } = await completed(form);
  return /"recipient-(\w+)".*"initial_user":"(\w+)"/.exec(JSON.stringify(blocks))?.slice(1);
}

const inputs = ({ blocks }: ModalView) =>
  blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));

describe('the whole form', () => {
  it('asks what the chosen pool asks', async () => {
    expect(inputs(await completed({ pool: 'staging' }))).toEqual([
      'pool',
      'email',
      'recipient-U0LEAD',
      'reason',
    ]);
    expect(inputs(await completed({ pool: 'people' }))).toEqual([
      'pool',
      'email',
      'attribute:string:nickname',
      'groups-people',
      'recipient-U0LEAD',
      'reason',
    ]);
  });

  it('shows the pool and the address that were filled in', async () => {
    const { blocks } = await completed({ pool: 'people', email: 'alice@example.com' });
    expect(blocks[0]).toMatchObject({ element: { initial_option: { value: 'people' } } });
    expect(blocks[1]).toMatchObject({ element: { initial_value: 'alice@example.com' } });
  });

  it('says below the address what will come of it', async () => {
    const form = { pool: 'people', email: 'bob@example.com', groups: ['editors'] };
    expect((await completed(form)).blocks[2]).toMatchObject({
      type: 'context',
      elements: [
        {
          text: [
            ':white_check_mark: Addresses at `example.com` are allowed in this pool.',
            ':warning: `bob@example.com` exists in Storefront staging already (`CONFIRMED`).',
            ':busts_in_silhouette: The user joins `editors`.',
            ':key: The member chosen below receives a permanent password by direct message, for 10 minutes at most.',
          ].join('\n'),
        },
      ],
    });
    expect((await completed(form, messagesIn('ja'))).blocks[2]).toMatchObject({
      elements: [
        {
          text: [
            ':white_check_mark: `example.com` のアドレスは、このユーザープールで使用できます。',
            ':warning: Storefront staging に `bob@example.com` のユーザーはすでに存在します（ステータス: CONFIRMED）。',
            ':busts_in_silhouette: 追加するグループ: `editors`',
            ':key: 下で選んだメンバーに、永続的なパスワードをダイレクトメッセージで渡します。表示は最長 10 分です。',
          ].join('\n'),
        },
      ],
    });
  });

  it('does not come about where the pool cannot be described', async () => {
    const broken = { ...services, pools: { ...services.pools, describe: easyPools.describe } };
    broken.pools.describe = async () => Promise.reject(new Error('no pool'));
    const visitor = { person: person('U0LEAD'), policy, words: messagesIn('en') };
    await expect(completeForm(broken, visitor, pools, filled())).rejects.toThrow('no pool');
  });
});

describe('the proposed recipient', () => {
  it.each([
    ['the member who has the address', 'alice@example.com', 'U0LEAD', 'U0ALICE'],
    ['another when the address is corrected', 'bob@example.com', 'U0ALICE', 'U0BOB'],
    ['the requester again when nobody has it', 'alicia@example.com', 'U0ALICE', 'U0LEAD'],
    ['the requester again when it is none', 'alic', 'U0ALICE', 'U0LEAD'],
    ['no guest', 'guest@example.com', 'U0ALICE', 'U0LEAD'],
  ])('is %s', async (_who, email, before, after) => {
    const form = { email, proposed: before, recipient: before };
    expect(await proposed(form)).toEqual([after, after]);
    expect(await proposed({ ...form, recipient: undefined })).toEqual([after, after]);
  });

  it('leaves whoever was chosen in their block', async () => {
    const form = { email: 'alice@example.com', proposed: 'U0LEAD', recipient: 'U0BOB' };
    expect(await proposed(form)).toEqual(['U0LEAD', 'U0LEAD']);
  });
});

describe('updating an open form', () => {
  const view = { id: 'V1', hash: 'h1' };
  const update = async (answer: object | Error) => {
    const { client, calls } = fakeWebClient({ 'views.update': () => answer });
    await updateForm(client, view, await completed({}));
    return calls;
  };

  it('changes the view that was open, and no later one', async () => {
    expect(await update({})).toMatchObject([
      { method: 'views.update', arguments: { view_id: 'V1', hash: 'h1' } },
    ]);
  });

  it.each(['hash_conflict', 'not_found'])(
    'comes too late after %s, and that is all',
    async (error) => {
      expect(await update(slackError(error))).toHaveLength(1);
    },
  );

  it('passes on every other error of Slack', async () => {
    await expect(update(slackError('invalid_arguments'))).rejects.toThrow('invalid_arguments');
  });
});
