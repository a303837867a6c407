import { describe, expect, it } from 'vitest';
import { USER_ACTIONS, type UserAction } from '../../../src/domain/plan.ts';
import { changeForm } from '../../../src/features/manage-user/change-form.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { optionValue } from '../../../src/slack/option-value.ts';
import { inputsOf, sight, textsOf } from './scene.ts';

const en = messagesIn('en');
const ja = messagesIn('ja');
const SUBJECT = '`alice@example.com` · Storefront staging `staging`';

const unverified = sight({ attributes: { ...sight().user.attributes, email_verified: 'false' } }, [
  'readers',
]);

const form = (action: UserAction, choice?: string, words = en, seen = unverified) =>
  changeForm(words, seen, { action, choice, recipient: 'U0ALICE' });

const TEXTS: [UserAction, string | undefined, en: string[], ja: string[]][] = [
  [
    'reset-password',
    undefined,
    [
      `*New one-time password*\n${SUBJECT}`,
      'The present password of `alice@example.com` in Storefront staging stops working, and the user is signed out everywhere.',
      'Who receives the password?',
      'Reason',
    ],
    [
      `*新しいパスワードの発行*\n${SUBJECT}`,
      'Storefront staging の `alice@example.com` の現在のパスワードは使用できなくなり、ユーザーはすべての端末からサインアウトされます。',
      'パスワードの受取人',
      '理由',
    ],
  ],
  [
    'disable-user',
    undefined,
    [
      `*Disable*\n${SUBJECT}`,
      '`alice@example.com` can no longer sign in to Storefront staging and is signed out everywhere. Nothing is deleted.',
      'Reason',
    ],
    [
      `*無効化*\n${SUBJECT}`,
      '`alice@example.com` は Storefront staging にサインインできなくなり、すべての端末からサインアウトされます。データは削除しません。',
      '理由',
    ],
  ],
  [
    'add-to-group',
    'editors',
    [
      `*Add to a group*\n${SUBJECT}`,
      '`alice@example.com` joins the group `editors` in Storefront staging.',
      'Group',
      'Reason',
    ],
    [
      `*グループへの追加*\n${SUBJECT}`,
      'Storefront staging の `alice@example.com` をグループ `editors` に追加します。',
      'グループ',
      '理由',
    ],
  ],
  [
    'add-to-group',
    undefined,
    [`*Add to a group*\n${SUBJECT}`, 'Group', 'Reason'],
    [`*グループへの追加*\n${SUBJECT}`, 'グループ', '理由'],
  ],
  [
    'change-attribute',
    'phone_number',
    [
      `*Change an attribute*\n${SUBJECT}`,
      'Attribute',
      'Phone number has no value now.',
      'The new value counts as verified: whoever approves answers for it.',
      'New value',
      'Reason',
    ],
    [
      `*属性の変更*\n${SUBJECT}`,
      '属性',
      '電話番号の現在の値はありません。',
      '新しい値は確認済みとして登録されます。承認者がその責任を負います。',
      '新しい値',
      '理由',
    ],
  ],
  [
    'mark-verified',
    'email',
    [
      `*Mark as verified*\n${SUBJECT}`,
      'The email `alice@example.com` of `alice@example.com` in Storefront staging is marked as verified, without a code. Whoever approves answers for it.',
      'Attribute',
      'Reason',
    ],
    [
      `*確認済みにする*\n${SUBJECT}`,
      'Storefront staging の `alice@example.com` のメールアドレス `alice@example.com` を、確認コードなしで確認済みにします。承認者がその責任を負います。',
      '属性',
      '理由',
    ],
  ],
  [
    'delete-user',
    undefined,
    [
      `*Delete*\n${SUBJECT}`,
      '`alice@example.com` is deleted from Storefront staging, with all attributes and memberships. This cannot be undone.',
      'Type alice@example.com to confirm',
      'Reason',
    ],
    [
      `*削除*\n${SUBJECT}`,
      'Storefront staging から `alice@example.com` を、すべての属性とグループへの所属とともに削除します。元に戻すことはできません。',
      '確認のため alice@example.com と入力してください',
      '理由',
    ],
  ],
];

describe('the form of a change', () => {
  it.each(TEXTS)('%s (%s) says what it causes, and asks for what it needs', (...row) => {
    const [action, choice, inEnglish, inJapanese] = row;
    expect(textsOf(form(action, choice))).toEqual(inEnglish);
    expect(textsOf(form(action, choice, ja))).toEqual(inJapanese);
  });

  it.each(USER_ACTIONS)('of %s remembers names alone, and what it asks for', (action) => {
    expect(JSON.parse(form(action).private_metadata ?? '')).toEqual({
      pool: 'staging',
      username: 'alice-name',
      sub: 'sub-of-alice',
      action,
    });
  });

  it('warns of users whom the policy protects', () => {
    expect(textsOf(form('disable-user', undefined, en, sight({}, ['admins'])))).toContain(
      en.userCard.protected,
    );
    expect(textsOf(form('disable-user'))).not.toContain(en.userCard.protected);
  });

  it('proposes who would receive the password', () => {
    expect(inputsOf(form('verify-by-code', 'email'))).toMatchObject([
      { element: { type: 'static_select' } },
      { element: { type: 'users_select', initial_user: 'U0ALICE' } },
      { element: { type: 'plain_text_input', max_length: 500 } },
    ]);
  });

  it('tells of a choice, and shows the one that was made', () => {
    const [choice] = inputsOf(form('change-attribute', 'email'));
    expect(choice).toMatchObject({
      block_id: 'choice',
      dispatch_action: true,
      element: {
        options: [
          { value: 'email', text: { text: 'Email' } },
          { value: 'phone_number', text: { text: 'Phone number' } },
          { value: 'custom:team', text: { text: 'team' } },
          { value: 'custom:seat', text: { text: 'seat' } },
        ],
        initial_option: { value: 'email' },
      },
    });
    const [open] = inputsOf(form('change-attribute'));
    expect(open?.element).not.toHaveProperty('initial_option');
  });

  it.each([
    ['email', false, 'plain_text_input', 'Allowed: example.com'],
    [
      'phone_number',
      true,
      'plain_text_input',
      'With the country code: +81 90 1234 5678 Leave it empty to take the value away.',
    ],
    ['custom:seat', true, 'number_input', 'Leave it empty to take the value away.'],
    ['custom:team', false, 'plain_text_input', undefined],
  ])('asks for %s in a block of its own', (name, optional, type, hint) => {
    const value = inputsOf(form('change-attribute', name))[1];
    expect(value?.block_id).toBe(`value-${name}`);
    expect(value?.element).toMatchObject({ type, action_id: 'value' });
    expect([value?.optional ?? false, value?.hint?.text]).toEqual([optional, hint]);
  });

  it('carries the name of a group that is too long for an option as its digest', () => {
    const long = 'g'.repeat(128);
    const seen = { ...sight({}, [], { groups: [long] }), knownGroups: [long] };
    const [choice] = inputsOf(form('add-to-group', long, en, seen));
    const value = optionValue(long);
    expect(value.length).toBeLessThanOrEqual(75);
    expect(choice?.element).toMatchObject({ options: [{ value }], initial_option: { value } });
  });
});
