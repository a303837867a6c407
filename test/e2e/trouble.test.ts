import { DeleteUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { movableClock } from './clock.ts';
import { createByHand, createPool, deleteByHand, poolOf, signIn, userIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { cardsOf, lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };

let restore: (() => Promise<void>) | undefined;
afterEach(async () => {
  await restore?.();
  restore = undefined;
});

/** Puts another pool behind the alias `staging`. */
async function pointStagingTo(userPoolId: string): Promise<void> {
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(`"${poolOf(scene.playground, 'staging').userPoolId}"`, `"${userPoolId}"`),
  );
}

test('a user whom somebody made in between is never touched; once mended, a retry goes on', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'between@example.com';
  await request(lead, email, 'staging');
  await createByHand(scene.playground, 'staging', email);
  const before = await userIn(scene.playground, 'staging', email);
  await approve(approver, email);

  const first = await attention(approver, email);
  expect(first.sentence).toBe(
    `\`${email}\` exists in the pool, and it cannot be proved that this request made the user. Nothing was changed. Look at the user in the AWS console before you go on.`,
  );
  const receipt = await directMessage(lead, email, 'needs attention');
  expect(lines(receipt.blocks).slice(0, 2)).toEqual([
    `:warning: Your request for \`${email}\` needs attention.`,
    first.sentence,
  ]);
  expect(await approver.click('Try again', REQUESTS)).toEqual({ outcome: 'ok' });
  const second = await attention(approver, email, first);
  expect(second.sentence).toBe(first.sentence);
  expect(second.buttons).toEqual(['Try again', 'Stop']);
  expect(await userIn(scene.playground, 'staging', email)).toEqual(before);

  await deleteByHand(scene.playground, 'staging', email);
  await directMessage(lead, email, '[Try again]');
  expect(await lead.click('Try again', { channel: 'dm' })).toEqual({ outcome: 'ok' });
  const secret = await password(lead, email);
  expect(await signIn(scene.playground, 'staging', email, secret)).toBeDefined();
  await card(approver, email, 'Done');
  expect(cardsOf(await approver.state(), email)).toHaveLength(1);
  expect(await eventsOf(scene.playground, email)).toEqual([
    'Requested',
    'Approved',
    'AttentionNeeded',
    'RetryAsked',
    'AttentionNeeded',
    'RetryAsked',
    'CreationStarted',
    'UserCreated',
    'DeliveryAnnounced',
    'CredentialDelivered',
  ]);
});

test('the trail names the step that failed, why, and who asked to go on', async () => {
  const trail = await trailOf(scene.playground, 'between@example.com');
  const trouble = { kind: 'user-exists', email: 'between@example.com' };
  expect(trail[2]).toMatchObject({ step: 'start-creation', trouble });
  expect(trail[3]).toMatchObject({ by: PEOPLE.approver.id });
  expect(trail[5]).toMatchObject({ by: PEOPLE.lead.id });
});

test('a pool that is gone is named on the card, and in Japanese in the receipt', async () => {
  const [lead, approver] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'gone@example.com';
  const userPoolId = await createPool(scene.playground, ['email']);
  await pointStagingTo(userPoolId);
  await request(lead, email, 'staging');
  await card(approver, email, '[Review]');
  await scene.playground.cognito.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));
  await approve(approver, email);

  const { sentence, buttons } = await attention(approver, email);
  expect(buttons).toEqual(['Stop']);
  expect(sentence).toBe(
    `There is no user pool \`${userPoolId}\`, and this request is for that one alone. Correct the id in the policy, then ask again.`,
  );
  const receipt = await directMessage(lead, email, '対応が必要です');
  expect(lines(receipt.blocks).slice(0, 2)).toEqual([
    `:warning: \`${email}\` のアカウントの申請に問題があり、対応が必要です。`,
    `ユーザープール \`${userPoolId}\` が見つかりません。この申請のユーザープールは変更できないため、ポリシーの ID を修正してから、もう一度申請してください。`,
  ]);
  expect((await trailOf(scene.playground, email)).at(-1)).toMatchObject({
    type: 'AttentionNeeded',
    step: 'start-creation',
    trouble: { kind: 'pool-not-found', userPoolId },
  });
});

test('a form for a pool that is not there ends with a reference, and no request', async () => {
  const lead = scene.as('lead');
  await pointStagingTo('ap-northeast-1_NoSuchPool');
  await lead.command('/cognito-add nowhere@example.com staging', 'general');
  const { title, blocks } = await lead.waitFor(({ views }) => views[0]);
  expect(title).toBe('Concierge');
  expect(lines(blocks).join()).toMatch(/^Something went wrong on our side, .* `[0-9a-f-]{13}`$/u);
  await lead.closeView();
  await expect(trailOf(scene.playground, 'nowhere@example.com')).rejects.toThrow('0 requests');
});

test.each([
  [
    'lead',
    'Reason',
    'In this pool people sign in by phone number alone. Concierge creates no users there.',
  ],
  [
    'leadJa',
    '理由',
    'このユーザープールでは電話番号でしかサインインできないため、Concierge ではユーザーを作成できません。',
  ],
] as const)(
  'a pool whose usernames are phone numbers is not used, as %s reads',
  async (who, reason, sentence) => {
    await pointStagingTo(await createPool(scene.playground, ['phone_number']));
    const lead = scene.as(who);
    await lead.command('/cognito-add by-phone@example.com staging', 'general');
    expect(await lead.submit({ [reason]: 'Joins on Monday.' })).toEqual({
      outcome: 'errors',
      errors: { pool: sentence },
    });
  },
);
