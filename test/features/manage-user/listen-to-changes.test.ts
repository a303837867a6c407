import { describe, expect, it } from 'vitest';
import type { UserAction } from '../../../src/domain/plan.ts';
import type { PoolUser } from '../../../src/domain/user-pool.ts';
import * as manageUser from '../../../src/features/manage-user/listen.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { actor, lead, nobody, person, policyWith, rawPool } from '../../samples.ts';
import { listening } from '../listening.ts';
import { alice, knowing, POOL, policy, textsOf } from './scene.ts';

const leadJa = actor('U0LEADJA', { groups: new Set(['S0LEADS']), locale: 'ja-JP' });
const guest = person('U0GUEST', { kind: 'multi-channel-guest' });
const owner = person('U0ALICE', { email: 'alice@example.com' });

function front(
  user: PoolUser | undefined = alice,
  groups: readonly string[] = [],
  inForce = policy,
) {
  const people = [lead, leadJa, nobody, guest, owner];
  const services = { ...fakeFrontServices({ people, policy: inForce }), ...knowing(user, groups) };
  const { pressIn, submit, views } = listening(manageUser, services);
  const about = (action?: UserAction) =>
    JSON.stringify({
      pool: 'staging',
      username: 'alice-name',
      sub: 'sub-of-alice',
      ...(action ? { action } : {}),
    });
  return {
    services,
    views,
    ask: (action: UserAction, who = lead) =>
      pressIn({ private_metadata: about() }, `ask-${action}`, action, who),
    choose: (action: UserAction, value: string) =>
      pressIn(
        {
          private_metadata: about(action),
          state: { values: { choice: { choice: { selected_option: { value } } } } },
        },
        'choice',
        '',
        lead,
      ),
    send: (action: UserAction, values: object, who = lead) => {
      const reason = { reason: { value: 'She asked' } };
      const state = { values: { reason, ...values } };
      return submit('change-user', { id: 'V1', private_metadata: about(action), state }, who);
    },
    /** The plans that were written. */
    plans: async () => {
      const ids = [...new Set(services.queue.woken.map(({ id }) => id))];
      const stored = await Promise.all(ids.map((id) => services.store.load(id)));
      return stored.map((one) => one?.request.plan);
    },
  };
}

const chosen = (value: string | null) => ({
  choice: { choice: { selected_option: value === null ? null : { value } } },
});
const typed = (name: string, value: string | null) => ({ [`value-${name}`]: { value: { value } } });
const receiver = (id: string | null) => ({ recipient: { recipient: { selected_user: id } } });
const CLEAR = { acks: [{ response_action: 'clear' }], told: [] };
const KNOWN = {
  pool: 'staging',
  userPoolId: 'ap-northeast-1_Staging01',
  username: 'alice-name',
  sub: 'sub-of-alice',
  email: 'alice@example.com',
};
const DM = { delivery: 'dm', password: 'permanent', hideAfter: 600_000 };
const invited = { ...alice, status: 'FORCE_CHANGE_PASSWORD' };
const unverified = { ...alice, attributes: { ...alice.attributes, email_verified: 'false' } };

describe('a button under a user', () => {
  it('pushes a modal at once, and then shows the form there', async () => {
    const { ask, views } = front();
    expect(await ask('reset-password')).toEqual({ acks: [undefined], told: [] });
    expect(views.map(({ method }) => method)).toEqual(['views.push', 'views.update']);
    expect(textsOf(views[0]?.view ?? { blocks: [] })).toEqual([
      ':hourglass_flowing_sand: Looking …',
    ]);
    expect(views[1]?.view).toMatchObject({ callback_id: 'change-user' });
    expect(JSON.stringify(views[1]?.view)).toContain('"initial_user":"U0ALICE"');
  });

  it('is a look at the user, on record; whoever has looked too often is told so instead', async () => {
    const limits = { lookUpsPerPerson: '1/1h' };
    const { ask, views, services } = front(
      alice,
      [],
      policyWith({ staging: rawPool(POOL) }, { limits }),
    );
    await ask('disable-user');
    await ask('disable-user');
    expect(services.store.lookUps).toMatchObject([
      {
        actor: 'U0LEAD',
        account: 'alice-name',
        pools: ['staging'],
        found: ['staging'],
        rules: [{ list: 'pools.staging.requesters', entry: 'S0LEADS' }],
      },
    ]);
    const [, form, , told] = views.map(({ view }) => JSON.stringify(view));
    expect(form).toContain('alice@example.com');
    expect(told).toContain('You have looked at users 1 times');
    expect(told).not.toContain('alice');
  });

  it('chooses what leaves no choice', async () => {
    const { ask, views } = front(alice, ['readers']);
    await ask('remove-from-group');
    expect(textsOf(views[1]?.view ?? { blocks: [] })).toContain(
      '`alice@example.com` leaves the group `readers` in Storefront staging.',
    );
  });

  it.each<[string, PoolUser | undefined, UserAction, string, string]>([
    [
      'a user who is gone',
      undefined,
      'disable-user',
      'user-not-found',
      'There is no user `alice-name` any more.',
    ],
    [
      'another user of that name',
      { ...alice, sub: 'sub-of-another' },
      'disable-user',
      'user-not-found',
      'There is no user `alice-name` any more.',
    ],
    [
      'an external user',
      { ...alice, status: 'EXTERNAL_PROVIDER' },
      'reset-password',
      'external-user',
      '`alice@example.com` signs in through another identity provider and has no password in this pool. Passwords are changed at that provider.',
    ],
    [
      'a user who is disabled meanwhile',
      { ...alice, enabled: false },
      'disable-user',
      'no-use-any-more',
      '`alice@example.com` has changed since you looked: “Disable” can no longer be asked for. Look again with `/cognito-user`.',
    ],
  ])('is refused for %s, on record', async (_who, user, action, kind, sentence) => {
    const { ask, views, services } = front(alice);
    services.users = knowing(user).users;
    await ask(action);
    expect(textsOf(views[1]?.view ?? { blocks: [] })).toEqual([sentence]);
    expect(services.store.refusals).toMatchObject([{ actor: lead.id, refusal: { kind } }]);
  });

  it('is refused to whom the policy does not name, with nothing looked up', async () => {
    const { ask, views, services } = front();
    await ask('delete-user', nobody);
    expect(views.map(({ method, view }) => [method, textsOf(view)])).toEqual([
      [
        'views.push',
        ['“Delete” is not open to you in `staging`. Ask <@U0CONTACT> if that should change.'],
      ],
    ]);
    expect(services.store.refusals).toMatchObject([
      { actor: nobody.id, entry: 'ask-delete-user', refusal: { kind: 'action-not-allowed' } },
    ]);
  });

  it('tells in the modal, under a reference, what goes wrong', async () => {
    const { ask, views, services } = front();
    services.users.find = async () => {
      throw new Error('Cognito is away');
    };
    await ask('disable-user');
    expect(views[1]?.view).toMatchObject({ title: { text: 'Concierge' } });
    const [line] = services.lines;
    expect(line).toMatchObject({ level: 'error', entry: 'ask-disable-user', actor: lead.id });
    expect(JSON.stringify(views[1]?.view)).toContain(String(line?.reference));
  });
});

describe('a choice in the form', () => {
  it('shows what comes of it', async () => {
    const { choose, views } = front();
    await choose('add-to-group', 'editors');
    expect(textsOf(views[0]?.view ?? { blocks: [] })).toContain(
      '`alice@example.com` joins the group `editors` in Storefront staging.',
    );
  });

  it('brings the input for the attribute', async () => {
    const { choose, views } = front();
    await choose('change-attribute', 'custom:seat');
    expect(JSON.stringify(views[0]?.view)).toContain('"block_id":"value-custom:seat"');
  });
});

describe('a form that was sent', () => {
  it.each<[UserAction, PoolUser, readonly string[], object, object]>([
    [
      'reset-password',
      alice,
      [],
      receiver('U0ALICE'),
      { ...DM, recipient: 'U0ALICE', fallback: 'U0LEAD' },
    ],
    [
      'verify-by-code',
      unverified,
      [],
      { ...chosen('email'), ...receiver('U0LEAD') },
      { ...DM, attribute: 'email', value: 'alice@example.com', recipient: 'U0LEAD' },
    ],
    ['resend-invitation', invited, [], {}, { mediums: ['EMAIL'] }],
    ['disable-user', alice, [], {}, {}],
    ['enable-user', { ...alice, enabled: false }, [], {}, {}],
    ['sign-out-user', alice, [], {}, {}],
    ['add-to-group', alice, [], chosen('editors'), { group: 'editors' }],
    ['remove-from-group', alice, ['readers'], chosen('readers'), { group: 'readers' }],
    [
      'change-attribute',
      alice,
      [],
      { ...chosen('email'), ...typed('email', 'Alicia@example.com') },
      { attribute: 'email', from: 'alice@example.com', to: 'alicia@example.com', verified: true },
    ],
    [
      'change-attribute',
      alice,
      [],
      { ...chosen('custom:seat'), ...typed('custom:seat', '７') },
      { attribute: 'custom:seat', to: '7' },
    ],
    [
      'mark-verified',
      unverified,
      [],
      chosen('email'),
      { attribute: 'email', value: 'alice@example.com' },
    ],
    [
      'delete-user',
      alice,
      [],
      { confirmation: { confirmation: { value: 'alice@example.com' } } },
      {},
    ],
  ])('%s becomes a request for exactly that', async (action, user, groups, values, plan) => {
    const { send, plans, services } = front(user, groups);
    expect(await send(action, values)).toEqual(CLEAR);
    expect(await plans()).toStrictEqual([{ ...KNOWN, action, ...plan }]);
    const [id = ''] = services.queue.woken.map((woken) => woken.id);
    const first = (await services.store.load(id))?.request.trail[0];
    expect(first).toMatchObject({
      type: 'Requested',
      by: 'U0LEAD',
      reason: 'She asked',
      approvalsRequired: 1,
      policy: policy.version,
    });
  });

  it('for a protected user needs two approvals', async () => {
    const { send, services } = front(alice, ['admins']);
    await send('disable-user', {});
    const [id = ''] = services.queue.woken.map((woken) => woken.id);
    const stored = await services.store.load(id);
    expect(stored?.request).toMatchObject({ approvalsRequired: 2, plan: { isProtected: true } });
  });

  it('goes straight through where the policy asks for no approval', async () => {
    const actions = { 'show-user': {}, 'disable-user': { approvals: 0 } };
    const open = policyWith({ staging: rawPool({ ...POOL, actions }) });
    const { send, services } = front(alice, [], open);
    await send('disable-user', {});
    const [id = ''] = services.queue.woken.map((woken) => woken.id);
    expect(services.store.trailOf(id)).toEqual(['Requested', 'ApprovalNotRequired']);
  });

  it('takes an attribute away when nothing is filled in', async () => {
    const seated = { ...alice, attributes: { ...alice.attributes, 'custom:seat': '7' } };
    const { send, plans } = front(seated);
    await send('change-attribute', { ...chosen('custom:seat'), ...typed('custom:seat', null) });
    expect(await plans()).toMatchObject([{ attribute: 'custom:seat', from: '7', to: '' }]);
  });

  it('twice is one request, also when the user has changed in between', async () => {
    const { send, plans, services } = front();
    await send('disable-user', {});
    services.users = knowing({ ...alice, enabled: false }).users;
    expect(await send('disable-user', {})).toEqual(CLEAR);
    expect(await plans()).toHaveLength(1);
    expect(services.store.refusals).toEqual([]);
  });

  it('with something corrected is another request', async () => {
    const { send, plans } = front();
    await send('add-to-group', chosen('editors'));
    await send('add-to-group', chosen('readers'));
    expect(await plans()).toMatchObject([{ group: 'editors' }, { group: 'readers' }]);
  });

  it('before the input for the attribute was there comes back with it', async () => {
    const { send, plans } = front();
    const { acks } = await send('change-attribute', {
      ...chosen('custom:seat'),
      ...typed('email', 'alicia@example.com'),
    });
    expect(acks).toMatchObject([{ response_action: 'update' }]);
    expect(JSON.stringify(acks)).toContain('"block_id":"value-custom:seat"');
    expect(await plans()).toEqual([]);
  });

  it('is refused when the user is another one by now, and nothing is written', async () => {
    const { send, plans, services } = front({ ...alice, sub: 'sub-of-another' });
    const { acks } = await send('delete-user', {});
    expect(JSON.stringify(acks)).toContain('There is no user `alice-name` any more.');
    expect(services.store.refusals).toMatchObject([{ refusal: { kind: 'user-not-found' } }]);
    expect(await plans()).toEqual([]);
  });

  it('of somebody who may not ask is refused, and nothing is written', async () => {
    const { send, plans, services } = front();
    expect(JSON.stringify(await send('disable-user', {}, nobody))).toContain('not open to you');
    expect(services.store.refusals).toMatchObject([{ refusal: { kind: 'action-not-allowed' } }]);
    expect(await plans()).toEqual([]);
  });
});

const WRONG: [string, UserAction, object, block: string, en: string, ja: string][] = [
  [
    'no group',
    'add-to-group',
    chosen(null),
    'choice',
    'Choose the group.',
    'グループを選んでください。',
  ],
  [
    'a group that is not offered',
    'add-to-group',
    chosen('admins'),
    'choice',
    'This pool does not offer admins any more. Choose other groups.',
    'admins は、このユーザープールでは選べなくなりました。ほかのグループを選んでください。',
  ],
  [
    'an attribute that may not change',
    'change-attribute',
    chosen('custom:fixed'),
    'choice',
    'Choose the attribute.',
    '属性を選んでください。',
  ],
  [
    'no e-mail address',
    'change-attribute',
    { ...chosen('email'), ...typed('email', null) },
    'value-email',
    'Fill in “Email”: this pool requires it.',
    '「メールアドレス」を入力してください。このユーザープールでは必須です。',
  ],
  [
    'a domain that is not allowed',
    'change-attribute',
    { ...chosen('email'), ...typed('email', 'alice@elsewhere.example') },
    'value-email',
    'Accounts in this pool need an address at example.com, not elsewhere.example.',
    'このユーザープールで使用できるのは example.com のアドレスです。elsewhere.example は使用できません。',
  ],
  [
    'half an e-mail address',
    'change-attribute',
    { ...chosen('email'), ...typed('email', 'alice@') },
    'value-email',
    'This is not a complete email address. Write it like alice@example.com.',
    'メールアドレスの形が正しくありません。例: alice@example.com',
  ],
  [
    'the address that the user has',
    'change-attribute',
    { ...chosen('email'), ...typed('email', 'alice@example.com') },
    'value-email',
    '“Email” has this value already. Enter another one.',
    '「メールアドレス」はすでにこの値です。別の値を入力してください。',
  ],
  [
    'an address with which somebody else signs in',
    'change-attribute',
    { ...chosen('email'), ...typed('email', 'bob@example.com') },
    'value-email',
    'Another user of this pool signs in with bob@example.com already. Enter another email.',
    'bob@example.com は、このユーザープールの別のユーザーがサインインに使用しています。別のメールアドレスを入力してください。',
  ],
  [
    'a phone number without country code',
    'change-attribute',
    { ...chosen('phone_number'), ...typed('phone_number', '090-1234-5678') },
    'value-phone_number',
    'Write “Phone number” with its country code: +81 90 1234 5678, not 090-1234-5678.',
    '「電話番号」は国番号から入力してください。例: 090-1234-5678 は +81 90 1234 5678 と入力します。',
  ],
  [
    'no value where the pool requires one',
    'change-attribute',
    { ...chosen('custom:team'), ...typed('custom:team', null) },
    'value-custom:team',
    'Fill in “team”: this pool requires it.',
    '「team」を入力してください。このユーザープールでは必須です。',
  ],
  [
    'a number out of range',
    'change-attribute',
    { ...chosen('custom:seat'), ...typed('custom:seat', '12') },
    'value-custom:seat',
    '“seat” must be between 1 and 9.',
    '「seat」には 1 以上 9 以下の数値を入力してください。',
  ],
  [
    'no recipient',
    'reset-password',
    receiver(null),
    'recipient',
    'Choose who receives the password.',
    'パスワードの受取人を選んでください。',
  ],
  [
    'a guest as recipient',
    'reset-password',
    receiver('U0GUEST'),
    'recipient',
    'Choose a full member of this workspace: this is a multi-channel guest.',
    'このワークスペースの通常のメンバーを選んでください。選択されているのはマルチチャンネルゲストです。',
  ],
  [
    'another name typed',
    'delete-user',
    { confirmation: { confirmation: { value: 'alicia@example.com' } } },
    'confirmation',
    'Type alice@example.com exactly, to show that you mean this user.',
    '対象のユーザーを確認するため、alice@example.com を正確に入力してください。',
  ],
  [
    'no reason',
    'disable-user',
    { reason: { reason: { value: ' ' } } },
    'reason',
    'Say in a few words why this is needed.',
    '必要な理由を簡単に入力してください。',
  ],
];

describe('a form with something wrong', () => {
  it.each(WRONG)('%s: says so in both languages, and nothing is written', async (...row) => {
    const [, action, values, block, inEnglish, inJapanese] = row;
    const { send, plans, services } = front();
    const { find } = services.users;
    const bob = { ...alice, username: 'bob', sub: 'sub-of-bob' };
    services.users.find = async (pool, name) =>
      name === 'bob@example.com' ? bob : find(pool, name);
    const errors = async (who: typeof lead) => (await send(action, values, who)).acks;
    expect(await errors(lead)).toEqual([
      { response_action: 'errors', errors: { [block]: inEnglish } },
    ]);
    expect(await errors(leadJa)).toEqual([
      { response_action: 'errors', errors: { [block]: inJapanese } },
    ]);
    expect(await plans()).toEqual([]);
  });

  it('is told of everything at once', async () => {
    const { send } = front();
    const { acks } = await send('reset-password', {
      ...receiver(null),
      reason: { reason: { value: '' } },
    });
    expect(acks).toEqual([
      {
        response_action: 'errors',
        errors: {
          recipient: 'Choose who receives the password.',
          reason: 'Say in a few words why this is needed.',
        },
      },
    ]);
  });
});
