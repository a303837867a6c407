/** Users with whom not everything can be done, or not at once; and the Home tab. */
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { poolOf } from '../e2e/cognito.ts';
import { barriers } from './barriers.ts';
import { picture } from './open-page.ts';
import {
  approve,
  approveInJapanese,
  become,
  message,
  openDirectMessage,
  openReview,
  panel,
  send,
  submit,
} from './person.ts';
import { startScene } from './scene.ts';
import { chooseNewPassword, fillSignIn, passwordShown } from './sign-in.ts';
import { close, look, press, row } from './users.ts';

const scene = startScene();

const HEDY = 'hedy@example.com';

/** Somebody whom an administrator has made, and whose address nobody has proved. */
async function makeHedy(): Promise<void> {
  const { userPoolId, cognito } = poolOf(scene.playground, 'members');
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: HEDY,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'given_name', Value: 'Hedy' },
        { Name: 'family_name', Value: 'Lamarr' },
      ],
    }),
  );
}

it('members: an account of the policy’s protected group needs two approvers', async () => {
  const page = await scene.at('Emma Clarke');
  const card = await look(page, 'yuki@example.com', 'members');
  await card.getByText('two people must approve every change').waitFor();
  await submit(await press(card, 'Disable'));
  await become(page, 'Noah Weber');
  const review = await openReview(page, 'Disable yuki@example.com');
  await review.getByText('Your approval and 1 more make this happen').waitFor();
  await review.getByLabel('Approve').check();
  await submit(review, 'Send decision');
  await page.getByText('(1 of 2)').waitFor();
  expect(await row(page, 'Members portal', 'yuki@').getByText('CONFIRMED').count()).toBe(1);
  await become(page, '田中 美咲');
  await approveInJapanese(page, 'Disable yuki@example.com');
  await row(page, 'Members portal', 'yuki@').getByText('DISABLED', { exact: true }).waitFor();
});

it('members: who signs in with Google has no password, and the card says so', async () => {
  const page = await scene.at('Emma Clarke');
  await send(page, '/cognito-user leo@example.com members');
  const nobody = page.getByRole('dialog', { name: 'User' });
  await nobody.getByText('is found by their username or sub alone').waitFor();
  await close(nobody);
  const card = await look(page, 'Google_104857600', 'members');
  await card.getByText('There is no password in this pool').waitFor();
  expect(await card.getByRole('button', { name: 'New one-time password' }).count()).toBe(0);
  await close(card);
});

it('sandbox: an invitation that was lost is sent again, and the first one no longer signs in', async () => {
  const page = await scene.at('Emma Clarke');
  const form = await press(await look(page, 'dana@example.com', 'sandbox'), 'Resend invitation');
  await submit(form);
  await page.getByText('Invitation again for dana@example.com').waitFor();
  const mail = panel(page, 'Outbox').getByRole('listitem').filter({ hasText: 'dana@' });
  await expect.poll(() => mail.count(), { timeout: 10_000 }).toBe(2);
  await mail.first().locator('summary').click();
  const [, password = ''] = (await mail.first().textContent())?.match(/password is (\S+)\./u) ?? [];
  await fillSignIn(page, 'Sandbox', 'dana@example.com', 'Welcome-4-Dana');
  await panel(page, 'Sign in').getByText('Incorrect username or password').waitFor();
  await fillSignIn(page, 'Sandbox', 'dana@example.com', password);
  await chooseNewPassword(page, 'Dana-arrived-2026');
  await page.getByText('Signed in as dana@example.com').waitFor();
});

it('members: an address is proved by a code, and the password comes after it', async () => {
  await makeHedy();
  const page = await scene.at('Emma Clarke');
  const form = await press(await look(page, HEDY, 'members'), 'Verify by code');
  await form.getByText('To ask for the code Concierge has to sign in').waitFor();
  await submit(form);
  await become(page, 'Noah Weber');
  await approve(page, `Verify ${HEDY} by code`);
  await row(page, 'Outbox', HEDY).waitFor();
  await row(page, 'Outbox', HEDY).locator('summary').click();
  const [, code = ''] =
    (await row(page, 'Outbox', HEDY).textContent())?.match(/code is (\d{6})/u) ?? [];
  await become(page, 'Emma Clarke');
  await openDirectMessage(page);
  await message(page, 'to prove the email').getByRole('button', { name: 'Enter code' }).click();
  const modal = page.getByRole('dialog', { name: 'Enter the code' });
  await modal.getByLabel('Code').fill(code);
  await submit(modal, 'Check code');
  const password = await passwordShown(message(page, HEDY));
  await row(page, 'Members portal', HEDY).getByText('email verified').waitFor();
  await fillSignIn(page, 'Members portal', HEDY, password);
  await chooseNewPassword(page, 'Hopping-frequency-1941');
  await page.getByText(`Signed in as ${HEDY}`).waitFor();
});

it('members: 佐藤 健 asks for a deletion, the name has to be typed, and two people approve', async () => {
  const page = await scene.at('佐藤 健');
  await send(page, `/cognito-user ${HEDY} members`);
  const card = page.getByRole('dialog', { name: 'ユーザー', exact: true });
  await card.getByText('パスワードが設定済みです').waitFor();
  await picture(page, 'user-card-ja');
  expect(await barriers(page)).toEqual([]);
  await card.getByRole('button', { name: '削除', exact: true }).click();
  const form = page.getByRole('dialog', { name: '変更の申請' });
  await form.getByText('元に戻すことはできません。').waitFor();
  await form.getByLabel(`確認のため ${HEDY} と入力してください`).fill('hedy');
  await form.getByLabel('理由').fill('退職しました。');
  await form.getByRole('button', { name: '申請する' }).click();
  await form
    .getByText(`対象のユーザーを確認するため、${HEDY} を正確に入力してください。`)
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  await form.getByLabel(`確認のため ${HEDY} と入力してください`).fill(HEDY);
  await submit(form, '申請する');

  await become(page, '田中 美咲');
  await approveInJapanese(page, `Delete ${HEDY}`);
  await message(page, `Delete ${HEDY}`).getByText('(1 of 2)').waitFor();
  await row(page, 'Members portal', HEDY).waitFor();
  await become(page, 'Noah Weber');
  await approve(page, `Delete ${HEDY}`);
  await row(page, 'Members portal', HEDY).waitFor({ state: 'detached' });
  await become(page, '佐藤 健');
  await openDirectMessage(page);
  await page.getByText('ユーザーを削除しました。').waitFor();
});

it('the Home tab tells what one may do, and shows approvers the pools', async () => {
  const page = await scene.at('Emma Clarke');
  await openDirectMessage(page);
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByText('You may look at users in').waitFor();
  expect(await page.getByText('You may approve requests in').count()).toBe(0);
  await become(page, 'Noah Weber');
  await openDirectMessage(page);
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByText('You may approve requests in').waitFor();
  const tab = page.getByRole('tabpanel');
  await tab.getByText('Overseas store').last().waitFor();
  await tab.getByText('No other pools are visible in us-east-1.').waitFor();
  await picture(page, 'home');
  expect(await barriers(page)).toEqual([]);
  await become(page, '田中 美咲');
  await openDirectMessage(page);
  await page.getByRole('tab', { name: 'Home' }).click();
  await tab.getByText('us-east-1').last().waitFor();
});
