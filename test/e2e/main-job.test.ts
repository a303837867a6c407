import { expect, test } from 'vitest';
import type { ApiCall } from '../../playground/slack/history.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { signIn, userIn } from './cognito.ts';
import { cardsOf, lines, messagesOf, passwordIn } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

const scene = sharedPlayground();

/** The calls that wrote messages naming an e-mail address into one conversation. */
function written(channel: string, email: string): ApiCall[] {
  return scene.playground.slack.history.filter(
    (entry): entry is ApiCall =>
      entry.kind === 'api-call' &&
      /^chat\.(postMessage|update)$/u.test(entry.method) &&
      [entry.args.channel, entry.answer.channel].includes(channel) &&
      JSON.stringify(entry.args).includes(email),
  );
}

test('a lead asks, an approver approves, and the user signs in with the password from the DM', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'alice@example.com';

  await lead.command('/cognito-add Alice@Example.com staging', 'general');
  const form = await lead.topView();
  expect(form).toMatchObject({ title: 'New account', submit: 'Send request', close: 'Cancel' });
  expect(form?.state.email?.email?.value).toBe(email);
  expect(await lead.submit({ reason: 'Alice joins the storefront team.' })).toEqual({
    outcome: 'ok',
  });

  const posted = await card(approver, email, 'Waiting for approval');
  expect(lines(posted.blocks)).toEqual([
    'Account for alice@example.com',
    ':hourglass_flowing_sand: *Waiting for approval* by <!subteam^S0APPROVERS>',
    '*Email*',
    '`alice@example.com`',
    '*Pool*',
    'Storefront staging',
    '*Requested by*',
    `<@${PEOPLE.lead.id}>`,
    '*Password goes to*',
    `<@${PEOPLE.lead.id}>`,
    '*Reason*',
    '>Alice joins the storefront team.',
    'Expires ⟨time⟩',
    expect.stringMatching(/^Content `[0-9a-f]{8}`$/u),
    expect.stringMatching(/^Reference `[0-9a-f]{16}`$/u),
    '[Review]',
  ]);
  expect(posted.text).toBe('Account for alice@example.com (staging): waiting for approval');
  const receipt = await directMessage(lead, email, 'waiting for approval');
  expect(receipt.text).toBe(
    ':memo: Your request for `alice@example.com` in Storefront staging is waiting for approval.',
  );
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();

  await review(approver, email);
  const modal = await approver.topView();
  expect(modal).toMatchObject({ title: 'Review request', submit: 'Send decision' });
  expect(lines(modal?.blocks ?? [])).toEqual([
    `<@${PEOPLE.lead.id}> asked for it ⟨time⟩:`,
    '>Alice joins the storefront team.',
    '*If you approve, this happens at once*',
    '1. `alice@example.com` becomes a user of Storefront staging, with the email marked as verified and no message from Cognito.',
    '2. A generated password is set for good: the user is CONFIRMED and can sign in with it.',
    `3. <@${PEOPLE.lead.id}> receives the password by direct message, for 10 minutes at most. Nobody else sees it, not even you.`,
    ':white_check_mark: Checked just now: `alice@example.com` is free.',
    expect.stringMatching(/^Content `[0-9a-f]{8}`$/u),
    'Your decision',
    'Comment',
  ]);
  expect(await approver.submit({ verdict: 'Approve' })).toEqual({ outcome: 'ok' });

  const secret = await password(lead, email);
  expect(await userIn(scene.playground, 'staging', email)).toMatchObject({
    status: 'CONFIRMED',
    attributes: { email, email_verified: 'true' },
  });
  const tokens = await signIn(scene.playground, 'staging', email, secret);
  expect(tokens?.IdToken).toBeTruthy();

  const delivered = await directMessage(lead, email, 'Sign-in for');
  expect(lines(delivered.blocks)).toEqual([
    ':key: *Sign-in for Storefront staging*',
    'User name: `alice@example.com`',
    'Password:',
    `\`\`\`${secret}\`\`\``,
    'Save it in a password manager now. It is taken down ⟨time⟩ and cannot be shown again.',
    'If the account is not yours, hand it to `alice@example.com` in person or through a password manager, never by email.',
    '[I’ve saved it]',
  ]);

  expect(await lead.click('I’ve saved it', { channel: 'dm' })).toEqual({ outcome: 'ok' });
  const after = await directMessage(lead, email, 'You saved the password');
  expect(after.ts).toBe(delivered.ts);
  expect(lines(after.blocks)).toEqual([
    ':lock: You saved the password for `alice@example.com` in Storefront staging. It is no longer shown here.',
  ]);
  expect(JSON.stringify(await lead.state())).not.toContain(secret);

  const done = await card(approver, email, 'it is no longer shown');
  expect(done.ts).toBe(posted.ts);
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(done.text).toBe('Account for alice@example.com (staging): done');
  await directMessage(lead, email, 'can sign in to Storefront staging');
  expect(messagesOf(await lead.state(), email)).toHaveLength(2);
});

test('the trail tells the whole story, each event bound to the one before', async () => {
  const trail = await trailOf(scene.playground, 'alice@example.com');
  expect(trail.map(({ type }) => type)).toEqual([
    'Requested',
    'Approved',
    'CreationStarted',
    'UserCreated',
    'DeliveryAnnounced',
    'CredentialDelivered',
    'Acknowledged',
    'CredentialHidden',
  ]);
  expect(trail[0]).toMatchObject({ by: PEOPLE.lead.id, approvalsRequired: 1 });
  expect(trail[1]).toMatchObject({ by: PEOPLE.approver.id });
  expect(trail[6]).toMatchObject({ by: PEOPLE.lead.id });
  const user = await userIn(scene.playground, 'staging', 'alice@example.com');
  expect(trail[3]).toMatchObject({ sub: user?.attributes.sub });
});

test('the DM is neutral until the password is set, and one message from first to last', async () => {
  const dm = (await scene.as('lead').conversation('dm')).id;
  const credentials = written(dm, 'alice@example.com').filter(
    ({ args }) => !JSON.stringify(args).includes('Your request'),
  );
  const [neutral, shown, ...rest] = credentials.filter(
    ({ args }) => !String(args.text).includes('can sign in'),
  );
  expect(neutral).toMatchObject({
    method: 'chat.postMessage',
    args: { text: 'Credentials for alice@example.com in Storefront staging are being prepared.' },
  });
  expect(shown).toMatchObject({ method: 'chat.update', args: { ts: neutral?.answer.ts } });
  expect(passwordIn({ blocks: shown?.args.blocks as [] })).toBeTruthy();
  expect(rest).toMatchObject([{ method: 'chat.update', args: { ts: neutral?.answer.ts } }]);
  const [posted, ...edits] = written(CHANNELS.requests.id, 'alice@example.com');
  expect(posted?.method).toBe('chat.postMessage');
  expect(edits.length).toBeGreaterThan(2);
  expect(edits.every(({ args }) => args.ts === posted?.answer.ts)).toBe(true);
});

test('a Japanese lead reads Japanese, in a pool with aliases, a client secret and two approvers', async () => {
  const [lead, noah, misaki] = [scene.as('leadJa'), scene.as('approver'), scene.as('approverJa')];
  const email = 'suzuki@example.co.jp';

  await lead.command(`/cognito-add ${email} payments`, 'general');
  const form = await lead.topView();
  expect(form).toMatchObject({
    title: 'アカウントの申請',
    submit: '申請する',
    close: 'キャンセル',
  });
  expect(lines(form?.blocks ?? [])).toEqual([
    'ユーザープール',
    'メールアドレス',
    ':white_check_mark: `example.co.jp` のアドレスは、このユーザープールで使用できます。',
    ':white_check_mark: Payments に `suzuki@example.co.jp` のユーザーはまだ存在しません。',
    ':key: 下で選んだメンバーに、永続的なパスワードをダイレクトメッセージで渡します。表示は最長 5 分です。',
    '電話番号',
    'パスワードの受取人',
    '理由',
  ]);
  expect(await lead.submit({ 理由: '鈴木さんが決済チームに入ります。' })).toEqual({
    outcome: 'ok',
  });
  const receipt = await directMessage(lead, email, '受け付けました');
  expect(receipt.text).toBe(
    ':memo: `suzuki@example.co.jp` のアカウントの申請（Payments）を受け付けました。承認を待っています。',
  );

  expect(await approve(noah, email)).toEqual({ outcome: 'ok' });
  await card(misaki, email, '*Waiting for approval* (1 of 2) by');
  expect(await userIn(scene.playground, 'payments', email)).toBeUndefined();

  await review(misaki, email);
  const modal = await misaki.topView();
  expect(modal).toMatchObject({ title: '申請の確認', submit: '決定する' });
  expect(lines(modal?.blocks ?? [])).toEqual([
    `<@${PEOPLE.leadJa.id}> さんの申請（⟨time⟩）:`,
    '>鈴木さんが決済チームに入ります。',
    '*承認すると、すぐに次の処理が実行されます*',
    '1. `suzuki@example.co.jp` を Payments のユーザーとして作成します。メールアドレスは確認済みとして登録し、Cognito からのメッセージは送信しません。',
    '2. 自動生成したパスワードを永続的に設定します。ユーザーは CONFIRMED になり、そのパスワードでサインインできます。',
    `3. <@${PEOPLE.leadJa.id}> さんにダイレクトメッセージでパスワードを渡します。表示は最長 5 分です。承認者を含め、ほかの人には見えません。`,
    ':white_check_mark: 現在の状態: `suzuki@example.co.jp` は使用できます。',
    expect.stringMatching(/^内容 `[0-9a-f]{8}`$/u),
    '判断',
    'コメント',
  ]);
  expect(await misaki.submit({ verdict: '承認する' })).toEqual({ outcome: 'ok' });

  const secret = await password(lead, email);
  const shown = await directMessage(lead, email, 'へのサインイン');
  expect(lines(shown.blocks)).toEqual([
    ':key: *Payments へのサインイン*',
    'ユーザー名: `suzuki@example.co.jp`',
    'パスワード:',
    `\`\`\`${secret}\`\`\``,
    '今すぐパスワードマネージャーに保存してください。⟨time⟩ に表示が消え、再表示はできません。',
    '`suzuki@example.co.jp` がご自身のアカウントでない場合は、ご本人に直接、またはパスワードマネージャーで渡してください。メールでは送らないでください。',
    '[保存しました]',
  ]);
  const user = await userIn(scene.playground, 'payments', email);
  expect(user).toMatchObject({
    status: 'CONFIRMED',
    attributes: { email, email_verified: 'true' },
  });
  expect(user?.username).toMatch(/^[0-9a-f-]{36}$/u);
  expect((await signIn(scene.playground, 'payments', email, secret))?.IdToken).toBeTruthy();

  await lead.click('保存しました', { channel: 'dm' });
  const after = await directMessage(lead, email, '保存済み');
  expect(lines(after.blocks)).toEqual([
    ':lock: Payments の `suzuki@example.co.jp` のパスワードは保存済みです。ここにはもう表示されません。',
  ]);
  const done = await card(noah, email, 'it is no longer shown');
  expect(lines(done.blocks).filter((line) => line.startsWith('Approved by'))).toEqual([
    `Approved by <@${PEOPLE.approver.id}> ⟨time⟩`,
    `Approved by <@${PEOPLE.approverJa.id}> ⟨time⟩`,
  ]);
  expect(cardsOf(await noah.state(), email)).toHaveLength(1);
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'Approved',
    'CreationStarted',
    'UserCreated',
    'DeliveryAnnounced',
    'CredentialDelivered',
    'SignInChecked',
    'Acknowledged',
    'CredentialHidden',
  ]);
});

test('a pool that asks for no approval lets the request through and says so', async () => {
  const lead = scene.as('lead');
  const email = 'quick@example.com';
  await request(lead, email, 'sandbox');
  const secret = await password(lead, email);
  expect((await signIn(scene.playground, 'sandbox', email, secret))?.IdToken).toBeTruthy();
  expect((await eventsOf(scene.playground, email)).slice(0, 3)).toEqual([
    'Requested',
    'ApprovalNotRequired',
    'CreationStarted',
  ]);
  const posted = written(CHANNELS.requests.id, email)[0]?.args;
  expect(lines(posted?.blocks as [])).toContain(
    ':gear: *No approval needed in this pool.* Creating the user …',
  );
});

test('the member who has the e-mail address is proposed as the recipient', async () => {
  const lead = scene.as('lead');
  await lead.command('/cognito-add alice.baker@example.com staging', 'general');
  const form = await lead.topView();
  expect(Object.values(form?.state ?? {}).map(({ recipient }) => recipient)).toContainEqual({
    type: 'users_select',
    selected_user: PEOPLE.colleague.id,
  });
  await lead.closeView();
});

test('Enter in the e-mail field proposes the recipient as well, who then gets the password', async () => {
  const [lead, alice, approver] = [scene.as('lead'), scene.as('colleague'), scene.as('approver')];
  const email = 'alice.baker@example.com';
  await lead.command('/cognito-add', 'general');
  await lead.click('Open the form', { channel: 'general' });
  await lead.choose('Email address', email);
  const form = await lead.topView();
  expect(Object.values(form?.state ?? {}).map(({ recipient }) => recipient)).toContainEqual({
    type: 'users_select',
    selected_user: PEOPLE.colleague.id,
  });
  expect(await lead.submit({ pool: 'staging', reason: 'Designs it.' })).toEqual({ outcome: 'ok' });
  expect(await approve(approver, email)).toEqual({ outcome: 'ok' });

  const secret = await password(alice, email);
  expect((await signIn(scene.playground, 'staging', email, secret))?.IdToken).toBeTruthy();
  await directMessage(lead, email, `<@${PEOPLE.colleague.id}> has the password`);
  expect(JSON.stringify(await lead.state())).not.toContain(secret);
});
