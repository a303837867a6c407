import { describe, expect, it } from 'vitest';
import type { PoolAttribute } from '../../../src/domain/user-attribute.ts';
import { checkForm } from '../../../src/features/add-user/check-form.ts';
import type { FilledForm } from '../../../src/features/add-user/filled-form.ts';
import { messagesIn } from '../../../src/messages/index.ts';
import { fakeMembers, fakeUsers } from '../../fake-services.ts';
import { person } from '../../samples.ts';
import { chosen, type PoolKind } from './chosen-pool.ts';
import { filled } from './filled.ts';

const users = fakeUsers({
  'taken@example.com': 'CONFIRMED',
  taken: 'FORCE_CHANGE_PASSWORD',
  '+819011112222': 'CONFIRMED',
});
const members = fakeMembers([person('U0LEAD')]);

const attribute = (name: string, more: Partial<PoolAttribute> = {}): PoolAttribute => ({
  name,
  type: 'string',
  required: true,
  mutable: true,
  ...more,
});
const phone = attribute('phone_number', { type: 'phone', required: false });
const withAttribute = (asked: PoolAttribute): PoolKind => ({ pool: { attributes: [asked] } });
const department = withAttribute(attribute('custom:department', { min: 2, max: 5 }));
const seat = withAttribute(attribute('custom:seat', { type: 'number', min: 1, max: 9 }));
const birthdate = withAttribute(attribute('birthdate', { type: 'date' }));
const named: PoolKind = { pool: { usernameKind: 'username', signInAttributes: [] } };
const phoned: PoolKind = {
  policy: { attributes: ['phone_number'] },
  pool: { attributes: [phone], signInAttributes: ['email', 'phone_number'] },
};
const bySms: PoolKind = {
  policy: { delivery: 'invitation', desiredDeliveryMediums: ['SMS'] },
  pool: { attributes: [phone] },
};
const entering = (field: string, typed: string) => ({ attributes: { [field]: typed } });

/** What stands under each input of the form, in both languages. */
async function sentences(kind: PoolKind, form: Partial<FilledForm>) {
  const { policy, chosen: pool } = await chosen(kind);
  const asked = { policy, chosen: pool, requester: 'U0LEAD' };
  const checked = await checkForm({ users, members }, asked, filled(form));
  if (checked.ok) return {};
  return Object.fromEntries(
    Object.entries(checked.error).map(([field, error]) => [
      field,
      (['en', 'ja'] as const).map((language) => messagesIn(language).explainFieldError(error)),
    ]),
  );
}

type Wrong = [
  what: string,
  kind: PoolKind,
  form: Partial<FilledForm>,
  field: string,
  en: string,
  ja: string,
];

const WRONG: Wrong[] = [
  [
    'no username where it is chosen',
    named,
    { username: ' ' },
    'username',
    'Enter the username of the new user.',
    '新しいユーザーのユーザー名を入力してください。',
  ],
  [
    'a username with a space in it',
    named,
    { username: 'alice baker' },
    'username',
    'Use 1 to 128 letters, digits, symbols or punctuation marks, without spaces.',
    'ユーザー名は、空白を含まない 1～128 文字の文字、数字、記号で入力してください。',
  ],
  [
    'a username of 129 characters',
    named,
    { username: 'a'.repeat(129) },
    'username',
    'Use 1 to 128 letters, digits, symbols or punctuation marks, without spaces.',
    'ユーザー名は、空白を含まない 1～128 文字の文字、数字、記号で入力してください。',
  ],
  [
    'a username that somebody has',
    named,
    { username: 'taken' },
    'username',
    'taken has an account in this pool already (status FORCE_CHANGE_PASSWORD).',
    'taken のアカウントは、このユーザープールにすでに存在します（ステータス: FORCE_CHANGE_PASSWORD）。',
  ],
  [
    'an address with which somebody signs in',
    { pool: { usernameKind: 'alias' } },
    { email: 'taken@example.com' },
    'email',
    'taken@example.com has an account in this pool already (status CONFIRMED).',
    'taken@example.com のアカウントは、このユーザープールにすでに存在します（ステータス: CONFIRMED）。',
  ],
  [
    'a required attribute left empty',
    withAttribute(attribute('given_name')),
    {},
    'attribute:string:given_name',
    'Fill in “Given name”: this pool requires it.',
    '「名」を入力してください。このユーザープールでは必須です。',
  ],
  [
    'a text that is too short',
    department,
    entering('attribute:string:custom:department', 'x'),
    'attribute:string:custom:department',
    '“department” needs at least 2 characters.',
    '「department」は 2 文字以上で入力してください。',
  ],
  [
    'a text that is too long',
    department,
    entering('attribute:string:custom:department', 'abcdef'),
    'attribute:string:custom:department',
    '“department” takes at most 5 characters.',
    '「department」は 5 文字以内で入力してください。',
  ],
  [
    'a text that turns the direction of what follows',
    department,
    entering('attribute:string:custom:department', 'ab\u202e'),
    'attribute:string:custom:department',
    'Remove the invisible characters in this text: they change the direction of writing, or are cut in half. Type it anew instead of pasting it.',
    '文字の向きを変える見えない文字、または壊れた文字が含まれています。貼り付けずに、入力し直してください。',
  ],
  [
    'a number that is none',
    seat,
    entering('attribute:number:custom:seat', 'four'),
    'attribute:number:custom:seat',
    'Enter “seat” as a number, such as 12 or 1.5.',
    '「seat」は 12 や 1.5 のような数値で入力してください。',
  ],
  [
    'a number out of range',
    seat,
    entering('attribute:number:custom:seat', '10'),
    'attribute:number:custom:seat',
    '“seat” must be between 1 and 9.',
    '「seat」には 1 以上 9 以下の数値を入力してください。',
  ],
  [
    'a day that no calendar has',
    birthdate,
    entering('attribute:date:birthdate', '2001-02-30'),
    'attribute:date:birthdate',
    'Enter “Birthdate” as a day that the calendar has, like 2001-12-31.',
    '「生年月日」は 2001-12-31 のように、実在する日付で入力してください。',
  ],
  [
    'a phone number without its country',
    phoned,
    entering('attribute:phone:phone_number', '090-1234-5678'),
    'attribute:phone:phone_number',
    'Write “Phone number” with its country code: +81 90 1234 5678, not 090-1234-5678.',
    '「電話番号」は国番号から入力してください。例: 090-1234-5678 は +81 90 1234 5678 と入力します。',
  ],
  [
    'a phone number with which somebody signs in, however it is written',
    phoned,
    entering('attribute:phone:phone_number', '+81 90-1111-2222'),
    'attribute:phone:phone_number',
    'Another user of this pool signs in with +819011112222 already. Enter another phone number.',
    '+819011112222 は、このユーザープールの別のユーザーがサインインに使用しています。別の電話番号を入力してください。',
  ],
  [
    'no phone number for an invitation by SMS',
    bySms,
    {},
    'attribute:phone:phone_number',
    'Enter a phone number: this pool sends its invitations by SMS.',
    '電話番号を入力してください。このユーザープールでは招待を SMS で送信します。',
  ],
  [
    'groups that are not offered any more',
    { policy: { groups: ['editors', 'readers'] }, groups: ['readers'] },
    { groups: ['editors', 'readers'] },
    'groups',
    'This pool does not offer editors any more. Choose other groups.',
    'editors は、このユーザープールでは選べなくなりました。ほかのグループを選んでください。',
  ],
  [
    'a pool of phone numbers',
    { pool: { usernameKind: 'phone' } },
    {},
    'pool',
    'In this pool people sign in by phone number alone. Concierge creates no users there.',
    'このユーザープールでは電話番号でしかサインインできないため、Concierge ではユーザーを作成できません。',
  ],
];

describe('wrong input', () => {
  it.each(WRONG)('%s is told under its input', async (_what, kind, form, field, en, ja) => {
    expect(await sentences(kind, form)).toEqual({ [field]: [en, ja] });
  });

  it('is told all at once, also what only Cognito knows', async () => {
    const kind: PoolKind = {
      policy: { attributes: ['phone_number'] },
      pool: {
        usernameKind: 'username',
        attributes: [attribute('given_name'), phone],
        signInAttributes: ['phone_number'],
      },
    };
    const form = {
      ...entering('attribute:phone:phone_number', '+819011112222'),
      email: 'alice@elsewhere.example',
      username: 'taken',
      groups: ['editors'],
      recipient: undefined,
      reason: ' ',
    };
    expect(Object.keys(await sentences(kind, form)).toSorted()).toEqual([
      'attribute:phone:phone_number',
      'attribute:string:given_name',
      'email',
      'groups',
      'reason',
      'recipient',
      'username',
    ]);
  });
});

describe('right input', () => {
  it.each<[string, PoolKind, Partial<FilledForm>]>([
    ['of a username in any script', named, { username: 'アリス-1_+😀' }],
    ['of a username of 128 characters', named, { username: 'a'.repeat(128) }],
    ['of an optional attribute left empty', phoned, {}],
    ['of a number at its bound', seat, entering('attribute:number:custom:seat', '９')],
    [
      'without recipient where Cognito invites',
      { policy: { delivery: 'invitation' } },
      { recipient: undefined },
    ],
  ])('passes: %s', async (_what, kind, form) => {
    expect(await sentences(kind, form)).toEqual({});
  });

  it('does not look up an address that signs nobody in', async () => {
    expect(await sentences(named, { username: 'alice', email: 'taken@example.com' })).toEqual({});
  });
});
