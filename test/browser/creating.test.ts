/** A user of each kind of pool, from the form to the first sign-in, as people live it. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { picture } from './open-page.ts';
import {
  approve,
  become,
  choose,
  message,
  openDirectMessage,
  openReview,
  panel,
  send,
  submit,
} from './person.ts';
import { startScene } from './scene.ts';
import { chooseNewPassword, fillSignIn, passwordShown, signIn } from './sign-in.ts';

const scene = startScene();

/** Opens the form for a pool, and waits until it asks what this pool asks. */
async function formFor(page: Page, words: string, preview: string): Promise<Locator> {
  await send(page, `/cognito-add ${words}`);
  const form = page.getByRole('dialog');
  await form.getByText(preview).waitFor();
  return form;
}

async function fill(form: Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await form.getByLabel(label).fill(value);
}

/** The newest mail or text message to somebody, opened. */
async function mailTo(page: Page, to: string): Promise<string> {
  const mails = panel(page, 'Outbox').getByRole('listitem');
  const mail = mails.filter({ has: page.getByText(to, { exact: true }) }).first();
  await mail.locator('summary').click();
  return (await mail.textContent()) ?? '';
}

const NEVER_SAID = 'There is no user';

it('members: everything that the pool asks, each mistake told, and a temporary password', async () => {
  const page = await scene.at('Emma Clarke');
  const form = await formFor(page, 'ada@example.com members', NEVER_SAID);
  const right = {
    'Given name': 'Ada',
    'Family name': 'Byron',
    'Phone number': '+81 90 1234 5678',
    Birthdate: '1995-12-10',
    department: 'Engines',
    seat: '12',
    starts_at: '2026-12-01T09:00',
    Reason: 'Ada starts on the first.',
  };
  await fill(form, right);
  await choose(form, 'remote', 'Yes');
  await choose(form, 'Groups', 'editors');
  await form.getByLabel('Groups').press('Escape');
  await form.getByLabel('department').scrollIntoViewIfNeeded();
  await picture(page, 'member-form');
  const sending = form.getByRole('button', { name: 'Send request' });
  await form.getByLabel('seat').fill('501');
  await sending.click();
  await form.getByText('Please enter 500 or less.').waitFor();
  const wrong = { 'Given name': ' ', 'Phone number': '090-1234-5678', department: ' x' };
  await fill(form, { ...right, ...wrong });
  await sending.click();
  await form.getByText('Fill in “Given name”: this pool requires it.').waitFor();
  await form.getByText('“department” needs at least 2 characters.').waitFor();
  await form
    .getByText('Write “Phone number” with its country code: +81 90 1234 5678, not 090-1234-5678.')
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  await fill(form, right);
  await submit(form);

  await become(page, 'Noah Weber');
  const review = await openReview(page, 'Account for ada@example.com');
  await review.getByText('These attributes are set').waitFor();
  await review.getByLabel('Approve').check();
  await submit(review, 'Send decision');
  await page.getByText('The temporary password is in the direct message.').waitFor();

  await become(page, 'Emma Clarke');
  await openDirectMessage(page);
  await page.getByText('This password is temporary').waitFor();
  const password = await passwordShown(message(page, 'ada@example.com'));
  await fillSignIn(page, 'Members portal', 'ada@example.com', password);
  await chooseNewPassword(page, 'Analytical-1843-engine');
  await page.getByText('Signed in as ada@example.com').waitFor();
  await panel(page, 'Sign in').getByText('editors').waitFor();
  const user = panel(page, 'Members portal').getByRole('listitem').filter({ hasText: 'ada@' });
  await user.getByText('CONFIRMED').waitFor();
});

it('partners: Cognito itself invites by e-mail and SMS, and nobody in Slack sees a password', async () => {
  const page = await scene.at('Emma Clarke');
  const form = await formFor(page, 'max@partner.example partners', NEVER_SAID);
  await form.getByText('Nobody in Slack sees it.').waitFor();
  expect(await form.getByLabel('Who receives the password?').count()).toBe(0);
  await form.getByLabel('Reason').fill('The agency works on the catalogue.');
  await form.getByLabel('Phone number').fill(' ');
  await form.getByRole('button', { name: 'Send request' }).click();
  await form.getByText('this pool sends its invitations by SMS').waitFor();
  await form.getByLabel('Phone number').fill('+49 151 23456789');
  await submit(form);

  await become(page, 'Noah Weber');
  await approve(page, 'Account for max@partner.example');
  await page.getByText('Cognito has sent the invitation by email and SMS').first().waitFor();
  await panel(page, 'Outbox').getByText('+4915123456789').first().waitFor();
  expect(await mailTo(page, '+4915123456789')).toContain('Partner Portal: ');
  const mail = await mailTo(page, 'max@partner.example');
  const [, password = ''] = mail.match(/temporary password: (\S+)\n/u) ?? [];
  await panel(page, 'Outbox')
    .getByText('dana@example.com', { exact: true })
    .scrollIntoViewIfNeeded();
  await picture(page, 'outbox');
  await fillSignIn(page, 'Partner portal', 'max@partner.example', password);
  await chooseNewPassword(page, 'Catalogue-2026-winter');
  await page.getByText('Signed in as max@partner.example').waitFor();
});

async function enterCode(page: Page, words: string, code: string): Promise<void> {
  await message(page, words).getByRole('button', { name: 'Enter code' }).click();
  const modal = page.getByRole('dialog', { name: 'Enter the code' });
  await modal.getByLabel('Code').fill(code);
  await modal.getByRole('button', { name: 'Check code' }).click();
}

/** The newest code that Cognito has sent there. */
async function codeSentTo(page: Page, to: string): Promise<string> {
  await panel(page, 'Outbox').getByText(to).first().waitFor();
  return (await mailTo(page, to)).match(/code is (\d{6})/u)?.[1] ?? '';
}

it('customers: the address and the number are proved by codes before the password comes', async () => {
  const page = await scene.at('Emma Clarke');
  const form = await formFor(page, 'carla@example.com customers', NEVER_SAID);
  await form.getByText('the email is proved by a code').waitFor();
  await form.getByLabel('Phone number').fill('+44 7700 900123');
  await form.getByLabel('Reason').fill('Carla tests the shop.');
  await submit(form);
  await become(page, 'Noah Weber');
  await approve(page, 'Account for carla@example.com');
  await page.getByText('Waiting for the code').waitFor();

  await become(page, 'Emma Clarke');
  await openDirectMessage(page);
  const right = await codeSentTo(page, 'carla@example.com');
  await enterCode(page, 'to prove the email', '12345');
  const modal = page.getByRole('dialog', { name: 'Enter the code' });
  await modal.getByText('A code has six digits.').waitFor();
  expect(await barriers(page)).toEqual([]);
  await modal.getByLabel('Code').fill(right === '000000' ? '111111' : '000000');
  await submit(modal, 'Check code');
  await page.getByText('That code was wrong.').waitFor();
  await enterCode(page, 'to prove the email', right);
  await page.getByText(/The email of .* is proved/u).waitFor();
  await enterCode(page, 'to prove the phone number', await codeSentTo(page, '+447700900123'));
  const password = await passwordShown(message(page, 'carla@example.com'));
  await signIn(page, 'Customer portal', 'carla@example.com', password);
});

it('console: 佐藤 健 chooses the username, 田中 美咲 approves, all in Japanese', async () => {
  const page = await scene.at('佐藤 健');
  const form = await formFor(page, 'ren@example.com console', '氏名');
  await form.getByLabel('ユーザー名').fill('ren mori');
  await form.getByLabel('理由').fill('月曜日から運用を担当します。');
  await form.getByLabel('氏名').fill('森 蓮');
  await form.getByRole('button', { name: '申請する' }).click();
  await form
    .getByText('ユーザー名は、空白を含まない 1～128 文字の文字、数字、記号で入力してください。')
    .waitFor();
  await form.getByLabel('ユーザー名').fill('ren.mori');
  await submit(form, '申請する');
  await become(page, '田中 美咲');
  const review = await openReview(page, 'ren@example.com', '申請の確認');
  await review.getByText('Concierge が最初のパスワードでサインインし').waitFor();
  await review.getByLabel('承認する').check();
  await submit(review, '決定する');
  await message(page, 'ren@example.com').getByText('The password was seen to sign in.').waitFor();

  await become(page, '佐藤 健');
  await openDirectMessage(page);
  const password = await passwordShown(page);
  await page.getByText('ユーザー名: ren.mori').waitFor();
  await fillSignIn(page, 'Operations console', 'ren.mori', password);
  await page.getByText('Signed in as ren@example.com').waitFor();
});

it('overseas: 佐藤 健 has the password shown by a button, once, of a user in another account and Region', async () => {
  const page = await scene.at('佐藤 健');
  const form = await formFor(page, 'olga@example.com overseas', 'まだ存在しません');
  await form.getByText('選んだメンバーに、パスワードを一度だけ').waitFor();
  await form.getByLabel('理由').fill('ボストンの店舗を担当するため');
  await submit(form, '申請する');
  await become(page, 'Noah Weber');
  await approve(page, 'Account for olga@example.com');
  await become(page, '佐藤 健');
  await openDirectMessage(page);
  await page.getByRole('button', { name: 'パスワードを表示する' }).click();
  const modal = page.getByRole('dialog', { name: 'パスワード' });
  const password = await passwordShown(modal);
  await picture(page, 'reveal');
  expect(await barriers(page)).toEqual([]);
  await modal.getByRole('button', { name: '閉じる' }).last().click();
  await message(page, 'olga@example.com').getByText('再表示はできません').waitFor();
  await page.getByRole('button', { name: '表示したのは私ではありません' }).waitFor();
  expect(await page.getByText(password).count()).toBe(0);
  await picture(page, 'revealed');
  await signIn(page, 'Overseas store', 'olga@example.com', password);
  await panel(page, 'Overseas store').getByText('us-east-1_').waitFor();
});
