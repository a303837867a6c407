import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import type { Typed } from '../../playground/slack/person-input.ts';
import { BOT_USER_ID, PEOPLE } from '../../playground/slack/seed.ts';
import { poolOf, userIn } from './cognito.ts';
import { cardsOf } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { approve, card, password, request } from './story.ts';
import { trailsOf } from './table.ts';

const scene = sharedPlayground();

/** Opens the form for staging, sends it filled in so, closes it, and returns the errors. */
async function errorsFor(who: Who, fields: Record<string, Typed>): Promise<Record<string, string>> {
  const person = scene.as(who);
  await person.command('/cognito-add someone@example.com staging', 'general');
  const result = await person.submit({ reason: 'A reason.', ...fields });
  const shown = (await person.topView())?.errors;
  await person.closeView();
  if (result.outcome !== 'errors') throw new Error(`The form was taken: ${result.outcome}`);
  expect(shown).toEqual(result.errors);
  return result.errors;
}

const EMAIL_ERRORS: [what: string, typed: string, en: string, ja: string][] = [
  [
    'no address',
    '   ',
    'Enter the email address of the new user.',
    '新しいユーザーのメールアドレスを入力してください。',
  ],
  [
    'half an address',
    'alice@example',
    'This is not a complete email address. Write it like alice@example.com.',
    'メールアドレスの形が正しくありません。例: alice@example.com',
  ],
  [
    'a full-width address',
    'ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'Use plain (half-width) letters. Did you mean alice@example.com?',
    '半角文字で入力してください。alice@example.com のことですか？',
  ],
  [
    'letters that have no plain form',
    'アリス@example.com',
    'Use plain letters (a–z), digits and . _ - + only: Cognito takes no others here. “ア” (U+30A2) is none of them.',
    '使用できるのは、半角の英字（a–z）、数字、記号（. _ - +）だけです。「ア」（U+30A2）は使用できません。',
  ],
  [
    'a domain that only looks like ours',
    'alice@ex\u0430mple.com',
    'This domain has letters other than a–z: it is really xn--exmple-4nf.com. Type it in plain letters, or check that nobody gave you a look-alike.',
    'ドメインに半角の英数字以外の文字が含まれています。実際のドメインは xn--exmple-4nf.com です。見た目の似た別のドメインでないか確認し、半角で入力してください。',
  ],
  [
    'a name that is too long',
    `${'a'.repeat(65)}@example.com`,
    'This address is too long: at most 64 characters before the @ and 254 in all.',
    'メールアドレスが長すぎます。@ の前は 64 文字、全体で 254 文字までです。',
  ],
  [
    'a domain that is not allowed',
    'alice@elsewhere.example',
    'Accounts in this pool need an address at example.com, not elsewhere.example.',
    'このユーザープールで使用できるのは example.com のアドレスです。elsewhere.example は使用できません。',
  ],
];

test.each(EMAIL_ERRORS)('%s is an error under the e-mail field', async (_what, typed, en, ja) => {
  expect(await errorsFor('lead', { email: typed })).toEqual({ email: en });
  expect(await errorsFor('leadJa', { email: typed })).toEqual({ email: ja });
});

const UNFIT: [who: string, id: string, en: string, ja: string][] = [
  [
    'a guest',
    PEOPLE.guest.id,
    'Choose a full member of this workspace: this is a multi-channel guest.',
    'このワークスペースの通常のメンバーを選んでください。選択されているのはマルチチャンネルゲストです。',
  ],
  [
    'a bot',
    BOT_USER_ID,
    'Choose a full member of this workspace: this is a bot.',
    'このワークスペースの通常のメンバーを選んでください。選択されているのはボットです。',
  ],
  [
    'somebody who has left',
    PEOPLE.deactivated.id,
    'Choose a full member of this workspace: this is a deactivated account.',
    'このワークスペースの通常のメンバーを選んでください。選択されているのはアカウントが解除されたメンバーです。',
  ],
  [
    'somebody of another workspace',
    PEOPLE.stranger.id,
    'Choose a full member of this workspace: this is from another workspace.',
    'このワークスペースの通常のメンバーを選んでください。選択されているのはほかのワークスペースのメンバーです。',
  ],
];

test.each(UNFIT)('%s cannot receive a password', async (_who, id, en, ja) => {
  const recipient = (errors: Record<string, string>) => Object.entries(errors);
  const inEnglish = await errorsFor('lead', { recipient: id });
  expect(recipient(inEnglish)).toEqual([[`recipient-${PEOPLE.lead.id}`, en]]);
  const inJapanese = await errorsFor('leadJa', { recipient: id });
  expect(recipient(inJapanese)).toEqual([[`recipient-${PEOPLE.leadJa.id}`, ja]]);
});

test('all errors are told at once', async () => {
  const fields = { email: 'alice@elsewhere.example', recipient: PEOPLE.guest.id, reason: '  ' };
  expect(await errorsFor('lead', fields)).toEqual({
    email: 'Accounts in this pool need an address at example.com, not elsewhere.example.',
    [`recipient-${PEOPLE.lead.id}`]:
      'Choose a full member of this workspace: this is a multi-channel guest.',
    reason: 'Say in a few words why this is needed.',
  });
  expect(await errorsFor('leadJa', fields)).toEqual({
    email:
      'このユーザープールで使用できるのは example.com のアドレスです。elsewhere.example は使用できません。',
    [`recipient-${PEOPLE.leadJa.id}`]:
      'このワークスペースの通常のメンバーを選んでください。選択されているのはマルチチャンネルゲストです。',
    reason: '必要な理由を簡単に入力してください。',
  });
});

test('a user who exists already is named with their status', async () => {
  const { userPoolId } = poolOf(scene.playground, 'staging');
  const email = 'already@example.com';
  await scene.playground.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email,
      MessageAction: 'SUPPRESS',
    }),
  );
  expect(await errorsFor('lead', { email: 'Already@Example.com' })).toEqual({
    email:
      'already@example.com has an account in this pool already (status FORCE_CHANGE_PASSWORD).',
  });
  expect(await errorsFor('leadJa', { email })).toEqual({
    email:
      'already@example.com のアカウントは、このユーザープールにすでに存在します（ステータス: FORCE_CHANGE_PASSWORD）。',
  });
});

test('a form is held to its rules even when a client does not hold to them', async () => {
  await request(scene.as('lead'), 'rules@example.com', 'staging');
  const payload = lastPayload(scene.playground, 'view_submission');
  const view = payload.view as { id: string; state: { values: Record<string, object> } };
  const fresh = { ...payload, view: { ...view, id: 'V0UNSEEN001' } };
  const withValues = (values: Record<string, object>) => ({
    ...fresh,
    view: { ...fresh.view, state: { values: { ...view.state.values, ...values } } },
  });
  const type = 'plain_text_input';
  const long = withValues({ reason: { reason: { type, value: 'x'.repeat(501) } } });
  expect((await send(scene.playground, long)).json).toEqual({
    response_action: 'errors',
    errors: { reason: 'Use at most 500 characters.' },
  });
  const empty = withValues({
    [`recipient-${PEOPLE.lead.id}`]: { recipient: { type: 'users_select', selected_user: null } },
    pool: { pool: { type: 'static_select', selected_option: null } },
  });
  expect((await send(scene.playground, empty)).json).toEqual({
    response_action: 'errors',
    errors: {
      pool: 'Choose the user pool.',
      [`recipient-${PEOPLE.lead.id}`]: 'Choose who receives the password.',
    },
  });
});

test('the same submission delivered twice is one request and one user', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'twice@example.com';
  await request(lead, email, 'staging');
  const again = await send(scene.playground, lastPayload(scene.playground, 'view_submission'));
  expect(again).toMatchObject({ status: 200, body: '' });
  expect(await approve(approver, email)).toEqual({ outcome: 'ok' });
  await password(lead, email);
  await send(
    scene.playground,
    lastPayload(scene.playground, 'view_submission', (payload) =>
      payload.includes('"callback_id":"add-user"'),
    ),
  );
  await card(approver, email, 'Done');
  expect(await trailsOf(scene.playground, email)).toHaveLength(1);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({ status: 'CONFIRMED' });
});

test('a submission corrected after Slack had trouble is another request', async () => {
  const lead = scene.as('lead');
  await request(lead, 'wrong@example.com', 'staging');
  const corrected = lastPayload(scene.playground, 'view_submission');
  const { state } = corrected.view as { state: { values: Record<string, object> } };
  const type = 'plain_text_input';
  state.values.email = { email: { type, value: 'right@example.com' } };
  expect(await send(scene.playground, corrected)).toMatchObject({ status: 200, body: '' });
  expect(await trailsOf(scene.playground, 'wrong@example.com')).toHaveLength(1);
  expect(await trailsOf(scene.playground, 'right@example.com')).toHaveLength(1);
});

/** Whom the open form would give the password to. */
async function recipientIn(who: Who): Promise<string | null | undefined> {
  const view = await scene.as(who).topView();
  const inputs = Object.values(view?.state ?? {}).flatMap((block) => Object.entries(block));
  return inputs.find(([actionId]) => actionId === 'recipient')?.[1].selected_user;
}

test.each([
  [
    'lead',
    'Email address',
    'This member was proposed for another email address. Press Enter in the email field for a new proposal, or choose somebody else.',
  ],
  [
    'leadJa',
    'メールアドレス',
    '別のメールアドレスをもとに提案されたメンバーです。メールアドレス欄で Enter キーを押して提案を更新するか、ほかのメンバーを選んでください。',
  ],
] as const)(
  '%s corrects the address, and nobody gets the password who was meant for the wrong one',
  async (who, label, sentence) => {
    const person = scene.as(who);
    const email = `alicia-${who.toLowerCase()}@example.com`;
    await person.command('/cognito-add alice.baker@example.com staging', 'general');
    expect(await recipientIn(who)).toBe(PEOPLE.colleague.id);
    expect(await person.submit({ email, reason: 'A reason.' })).toEqual({
      outcome: 'errors',
      errors: { [`recipient-${PEOPLE.colleague.id}`]: sentence },
    });
    await person.choose(label, email);
    expect(await recipientIn(who)).toBe(PEOPLE[who].id);
    await person.choose(label, PEOPLE.approver.email);
    expect(await recipientIn(who)).toBe(PEOPLE.approver.id);
    await person.choose(label, email);
    expect(await person.submit({ email, reason: 'A reason.' })).toEqual({ outcome: 'ok' });
    expect(JSON.stringify(await trailsOf(scene.playground, email))).not.toContain(
      PEOPLE.colleague.id,
    );
  },
);

test('somebody chosen stays chosen when the address is corrected', async () => {
  const lead = scene.as('lead');
  await lead.command('/cognito-add alice.baker@example.com staging', 'general');
  lead.fill({ recipient: PEOPLE.approver.id });
  await lead.choose('Email address', 'stays@example.com');
  const chosen = await lead.submit({ email: 'stays@example.com', reason: 'A reason.' });
  expect(chosen).toEqual({ outcome: 'ok' });
  expect(JSON.stringify(await trailsOf(scene.playground, 'stays@example.com'))).toContain(
    `"recipient":"${PEOPLE.approver.id}"`,
  );
});

test('nobody was created by a form with errors', async () => {
  expect(await trailsOf(scene.playground, 'someone@example.com')).toEqual([]);
});
