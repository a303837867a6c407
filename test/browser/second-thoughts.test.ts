import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { poolOf } from '../e2e/cognito.ts';
import { barriers } from './barriers.ts';
import { openPage } from './open-page.ts';
import { become, openDirectMessage, openRequests, send } from './person.ts';
import { startScene } from './scene.ts';

const scene = startScene();

/** Asks for an account in `staging`, with the form's words in the person's language. */
async function ask(page: Page, email: string, words: { reason: string; submit: string }) {
  await send(page, `/cognito-add ${email} staging`);
  const form = page.getByRole('dialog');
  // What will come of it is the last that the form is filled with; sent before, it asks once more.
  await form.locator('code', { hasText: email }).first().waitFor();
  await form.getByLabel(words.reason).fill('Joins on Monday.');
  await form.getByRole('button', { name: words.submit }).click();
  await form.waitFor({ state: 'detached' });
}

it('lets a newcomer withdraw their first request, after asking whether they mean it', async () => {
  const page = await openPage(scene.browser, scene.playground.url);
  await become(page, 'Emma Clarke');
  await ask(page, 'alice.baker@example.com', { reason: 'Reason', submit: 'Send request' });
  await openDirectMessage(page);
  await page.getByRole('button', { name: 'Withdraw request' }).click();
  const question = page.getByRole('dialog', { name: 'Withdraw the request?' });
  await question.getByText('nobody can approve it any more').waitFor();
  await question.getByRole('button', { name: 'Back' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByText('is waiting for approval.').last().waitFor();

  await page.getByRole('button', { name: 'Withdraw request' }).click();
  await question.getByRole('button', { name: 'Withdraw it' }).click();
  await page.getByText('You have withdrawn your request').waitFor();
  expect(await page.getByRole('button', { name: 'Withdraw request' }).count()).toBe(0);
  await page.getByText('The requester withdrew it.').waitFor();
  await openRequests(page);
  await page.getByText('If Slack cannot reach them').waitFor();
  await page.getByText('Withdrawn', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Review', exact: true }).count()).toBe(0);
  await page.context().close();
});

it('lets a Japanese requester stop a request that is in trouble', async () => {
  const page = await openPage(scene.browser, scene.playground.url);
  await become(page, '佐藤 健');
  await ask(page, 'hanako@example.com', { reason: '理由', submit: '申請する' });
  await become(page, 'Noah Weber');
  await openRequests(page);
  await page.getByRole('button', { name: 'Review', exact: true }).waitFor();
  await scene.playground.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: poolOf(scene.playground, 'staging').userPoolId,
      Username: 'hanako@example.com',
      MessageAction: 'SUPPRESS',
    }),
  );
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'Review request' });
  await review.getByLabel('Approve').check();
  await review.getByRole('button', { name: 'Send decision' }).click();
  await page.getByText('Needs attention', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await become(page, '佐藤 健');
  await openDirectMessage(page);
  await page.getByRole('button', { name: '中止する' }).click();
  const question = page.getByRole('dialog', { name: '申請を中止しますか？' });
  await question.getByText('この申請はここで終了し、再開できません。').waitFor();
  await question.getByRole('button', { name: '中止する' }).click();
  await page.getByText('さんが中止しました').waitFor();
  await page.getByText('Stopped for good.').waitFor();
  expect(await page.getByRole('button', { name: '中止する' }).count()).toBe(0);
  await page.context().close();
});
