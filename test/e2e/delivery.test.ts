import { expect, test } from 'vitest';
import type { ApiCall } from '../../playground/slack/history.ts';
import { movableClock, moveClock } from './clock.ts';
import { signIn } from './cognito.ts';
import { lines, passwordIn } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

function apiCalls(): ApiCall[] {
  return scene.playground.traffic.slack.filter(
    (entry): entry is ApiCall => entry.kind === 'api-call',
  );
}

test('the password is taken down when its time is over, and still signs in', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'forgetful@example.com';
  await request(lead, email, 'staging');
  await approve(approver, email);
  const secret = await password(lead, email);
  await card(approver, email, 'the password is in the direct message');

  moveClock(9);
  await scene.playground.sweep();
  expect(await password(lead, email)).toBe(secret);

  moveClock(2);
  await scene.playground.sweep();
  const after = await directMessage(lead, email, 'no longer shown here');
  expect(lines(after.blocks)).toEqual([
    ':lock: The password for `forgetful@example.com` in Storefront staging is no longer shown here: its time was over.',
  ]);
  expect(JSON.stringify(await lead.state())).not.toContain(secret);
  const shown = await card(approver, email, 'taken down');
  expect(lines(shown.blocks)[1]).toBe(
    ':white_check_mark: *Done.* The user has been created. The password was taken down when its time was over.',
  );
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
  expect((await eventsOf(scene.playground, email)).slice(-2)).toEqual([
    'CredentialDelivered',
    'CredentialHidden',
  ]);
});

test('a double press on “I’ve saved it” is taken once, and tells the presser nothing wrong', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'double@example.com';
  await request(lead, email, 'staging');
  await approve(approver, email);
  await password(lead, email);
  await card(approver, email, 'the password is in the direct message');
  const press = () => lead.click('I’ve saved it', { channel: 'dm' });
  expect(await Promise.all([press(), press()])).toEqual([{ outcome: 'ok' }, { outcome: 'ok' }]);
  await card(approver, email, 'it is no longer shown');
  expect((await lead.dm()).filter(({ ephemeral }) => ephemeral)).toEqual([]);
  expect((await eventsOf(scene.playground, email)).slice(-2)).toEqual([
    'Acknowledged',
    'CredentialHidden',
  ]);
});

test('a Japanese recipient reads Japanese when the time is over', async () => {
  const [lead, approver] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'yamada@example.com';
  await request(lead, email, 'staging');
  await approve(approver, email);
  await password(lead, email);
  await card(approver, email, 'the password is in the direct message');
  moveClock(11);
  await scene.playground.sweep();
  const after = await directMessage(lead, email, '表示期限');
  expect(lines(after.blocks)).toEqual([
    ':lock: Storefront staging の `yamada@example.com` のパスワードは、表示期限を過ぎたため、ここにはもう表示されません。',
  ]);
});

test('each password stood in the blocks of one edit and nowhere else', async () => {
  const shown = apiCalls().filter(({ args }) => passwordIn({ blocks: (args.blocks ?? []) as [] }));
  expect(shown.map(({ method }) => method)).toEqual(Array(3).fill('chat.update'));
  for (const { args } of shown) {
    const secret = passwordIn({ blocks: args.blocks as [] }) ?? '';
    expect(secret).toMatch(/^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){3}$/u);
    const texts = apiCalls().map((call) => String(call.args.text));
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    const holding = apiCalls().filter((call) => JSON.stringify(call.args).includes(secret));
    expect(holding).toHaveLength(1);
  }
});

test('no push notification ever showed a password', async () => {
  const secrets = apiCalls().flatMap(
    ({ args }) => passwordIn({ blocks: (args.blocks ?? []) as [] }) ?? [],
  );
  expect(secrets).toHaveLength(3);
  const [lead, leadJa] = [await scene.as('lead').state(), await scene.as('leadJa').state()];
  const told = JSON.stringify([lead.notifications, leadJa.notifications]);
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(lead.notifications.map(({ text, mobileText }) => [text, mobileText])).toContainEqual([
    'Credentials for forgetful@example.com in Storefront staging are being prepared.',
    'Credentials for forgetful@example.com in Storefront staging are being prepared.',
  ]);
  expect(leadJa.notifications.map(({ text }) => text)).toContain(
    'Storefront staging の yamada@example.com の認証情報を準備しています。',
  );
});

test('the trail says when a password comes down, and never what it was', async () => {
  const [trail] = [await trailOf(scene.playground, 'forgetful@example.com')];
  const delivered = trail.find(({ type }) => type === 'CredentialDelivered');
  const hidden = trail.find(({ type }) => type === 'CredentialHidden');
  if (delivered?.type !== 'CredentialDelivered') throw new Error('Nothing was delivered');
  expect(Date.parse(delivered.hideAt) - Date.parse(delivered.at)).toBeGreaterThan(9.9 * 60_000);
  expect(Date.parse(hidden?.at ?? '')).toBeGreaterThan(Date.parse(delivered.hideAt));
});
