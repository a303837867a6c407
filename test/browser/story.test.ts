import { describe, expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { openPage, picture } from './open-page.ts';
import { become, openDirectMessage, send } from './person.ts';
import { startScene } from './scene.ts';
import { chooseNewPassword, fillSignIn, passwordShown, signIn } from './sign-in.ts';

const scene = startScene();

describe('the main job, in the browser', () => {
  it('runs in English from the command to the first sign-in', async () => {
    const page = await openPage(scene.browser, scene.playground.url);
    await become(page, 'Emma Clarke');
    await picture(page, 'start');

    await send(page, '/cognito-add alice@example.com');
    const form = page.getByRole('dialog', { name: 'New account' });
    await form.getByLabel('Email address').fill('ａｌｉｃｅ＠example.com');
    await form.getByLabel('Reason').fill('Alice joins the storefront team on Monday.');
    await form.getByRole('button', { name: 'Send request' }).click();
    await form.getByText('Did you mean alice@example.com?').waitFor();
    await picture(page, 'form-error');
    expect(await barriers(page)).toEqual([]);
    await form.getByLabel('Email address').fill('alice@example.com');
    await form.getByRole('button', { name: 'Send request' }).click();
    await form.waitFor({ state: 'detached' });

    await become(page, 'Noah Weber');
    await page.getByText('Waiting for approval').waitFor();
    await page.getByText('Asked for alice@example.com').waitFor();
    await picture(page, 'card');
    await page.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: 'Review request' });
    await review.getByText('If you approve, this happens at once').waitFor();
    await picture(page, 'review');
    await review.getByLabel('Approve').check();
    await review.getByRole('button', { name: 'Send decision' }).click();
    await page.getByText('the password is in the direct message').waitFor();

    await become(page, 'Emma Clarke');
    await openDirectMessage(page);
    const password = await passwordShown(page);
    await page.getByText('CONFIRMED', { exact: true }).first().waitFor();
    await picture(page, 'direct-message');
    await signIn(page, 'Storefront staging', 'alice@example.com', password);
    await picture(page, 'signed-in');
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: 'I’ve saved it' }).click();
    await page.getByText('It is no longer shown here').waitFor();
    expect(await page.content()).not.toContain(password);
    await page.context().close();
  });

  it('runs in Japanese, with two approvers and a pool whose client has a secret', async () => {
    const page = await openPage(scene.browser, scene.playground.url);
    await become(page, '佐藤 健');
    await send(page, '/cognito-add hanako@example.co.jp payments');
    const form = page.getByRole('dialog', { name: 'アカウントの申請' });
    await form.getByLabel('メールアドレス').fill('花子@example.co.jp');
    await form.getByLabel('理由').fill('花子さんが月曜日に決済チームに参加します。');
    await form.getByRole('button', { name: '申請する' }).click();
    await form.getByText('半角の英字').waitFor();
    await picture(page, 'form-ja');
    await form.getByLabel('メールアドレス').fill('hanako@example.co.jp');
    await form.getByRole('button', { name: '申請する' }).click();
    await form.waitFor({ state: 'detached' });

    await become(page, '田中 美咲');
    await page.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: '申請の確認' });
    await review.getByText('あと 1 人が承認すると').waitFor();
    await picture(page, 'review-ja');
    await review.getByLabel('却下する').check();
    await review.getByRole('button', { name: '決定する' }).click();
    await review.getByText('却下の理由を入力してください。申請者に表示されます。').waitFor();
    await review.getByLabel('承認する').check();
    await review.getByRole('button', { name: '決定する' }).click();
    await page.getByText('(1 of 2)').waitFor();

    await become(page, 'Noah Weber');
    await page.getByRole('button', { name: 'Review' }).click();
    const second = page.getByRole('dialog', { name: 'Review request' });
    await second.getByLabel('Approve').check();
    await second.getByRole('button', { name: 'Send decision' }).click();
    await second.waitFor({ state: 'detached' });

    await become(page, '佐藤 健');
    await openDirectMessage(page);
    const password = await passwordShown(page);
    await picture(page, 'direct-message-ja');
    await signIn(page, 'Payments', 'hanako@example.co.jp', password);
    await page.getByRole('button', { name: '保存しました' }).click();
    await page.getByText('パスワードは保存済みです').waitFor();
    expect(await page.content()).not.toContain(password);
    await page.context().close();
  });

  it('meets a temporary password with the challenge, and takes a new one', async () => {
    const page = await openPage(scene.browser, scene.playground.url);
    await become(page, 'Alice Baker');
    const outbox = page.getByRole('region', { name: 'Outbox' });
    await outbox.getByText('Message to dana@example.com').click();
    await outbox.getByText('temporary password is Welcome-4-Dana.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await fillSignIn(page, 'Sandbox', 'dana@example.com', 'Welcome-4-Dana');
    await chooseNewPassword(page, 'short');
    await page.getByText('InvalidPasswordException').waitFor();
    await chooseNewPassword(page, 'Long-enough-2026');
    await page.getByText('Signed in as dana@example.com').waitFor();
    await page.context().close();
  });
});
