import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { movableClock } from './clock.ts';
import { poolOf, signIn, userIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { cardsOf, lines, messagesOf } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, directMessage, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };
const REFERENCE = /^Reference `[0-9a-f]{8}-[0-9a-f]{4}`$/u;

let restore: (() => Promise<void>) | undefined;
afterEach(async () => {
  await restore?.();
  restore = undefined;
});

/** Somebody at the AWS console. */
async function createByHand(alias: string, email: string): Promise<void> {
  const { userPoolId } = poolOf(scene.playground, alias);
  await scene.playground.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: email,
      MessageAction: 'SUPPRESS',
    }),
  );
}

async function deleteByHand(alias: string, email: string): Promise<void> {
  const { userPoolId } = poolOf(scene.playground, alias);
  await scene.playground.cognito.send(
    new AdminDeleteUserCommand({ UserPoolId: userPoolId, Username: email }),
  );
}

/** A pool of its own for one test; returns its id. */
async function createPool(UsernameAttributes: 'email'[]): Promise<string> {
  const { UserPool } = await scene.playground.cognito.send(
    new CreateUserPoolCommand({ PoolName: 'of-one-test', UsernameAttributes }),
  );
  return UserPool?.Id ?? '';
}

/** Puts another pool behind the alias `staging`. */
async function pointStagingTo(userPoolId: string): Promise<void> {
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(`"${poolOf(scene.playground, 'staging').userPoolId}"`, `"${userPoolId}"`),
  );
}

interface Attention {
  sentence: string;
  reference: string;
}

/** What the card says when it needs attention: one sentence, a reference, a way to try again. */
async function attention(email: string, known?: Attention): Promise<Attention> {
  return scene.as('approver').waitFor((state): Attention | false | undefined => {
    const [shown] = cardsOf(state, email);
    const [, heading, sentence = '', ...rest] = lines(shown?.blocks ?? []);
    const reference = rest.find((line) => REFERENCE.test(line));
    const complete = heading === ':warning: *Needs attention*' && rest.includes('[Try again]');
    if (!complete || !reference || reference === known?.reference) return false;
    return { sentence, reference };
  });
}

test('a user whom somebody made in between is never touched; once mended, a retry goes on', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'between@example.com';
  await request(lead, email, 'staging');
  await createByHand('staging', email);
  const before = await userIn(scene.playground, 'staging', email);
  await approve(approver, email);

  const first = await attention(email);
  expect(first.sentence).toBe(
    `\`${email}\` stands in the pool, and it cannot be proved that this request made the user. Nothing was changed. Look at the user in the AWS console before you go on.`,
  );
  const receipt = await directMessage(lead, email, 'needs attention');
  expect(lines(receipt.blocks).slice(0, 2)).toEqual([
    `:warning: Your request for \`${email}\` needs attention.`,
    first.sentence,
  ]);
  expect(await approver.click('Try again', REQUESTS)).toEqual({ outcome: 'ok' });
  const second = await attention(email, first);
  expect(second.sentence).toBe(first.sentence);
  expect(await userIn(scene.playground, 'staging', email)).toEqual(before);

  await deleteByHand('staging', email);
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
  const userPoolId = await createPool(['email']);
  await pointStagingTo(userPoolId);
  await request(lead, email, 'staging');
  await card(approver, email, '[Review]');
  await scene.playground.cognito.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));
  await approve(approver, email);

  const { sentence } = await attention(email);
  expect(sentence).toBe(
    `There is no user pool \`${userPoolId}\`, and this request is for that one alone. Correct the id in the policy, then ask again with \`/cognito-add\`.`,
  );
  const receipt = await directMessage(lead, email, '対応が必要です');
  expect(lines(receipt.blocks).slice(0, 2)).toEqual([
    `:warning: \`${email}\` のアカウントの申請に問題があり、対応が必要です。`,
    `ユーザープール \`${userPoolId}\` が見つかりません。この申請のユーザープールは変更できないため、ポリシーの ID を修正してから \`/cognito-add\` でもう一度申請してください。`,
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
  expect(await lead.submit({ reason: 'None.' })).toEqual({ outcome: 'ok' });
  const { title, blocks } = await lead.waitFor(({ views }) => views[1]);
  expect(title).toBe('Concierge');
  expect(lines(blocks).join()).toMatch(/^Something went wrong on our side, .* `[0-9a-f-]{13}`$/u);
  await lead.closeView();
  expect((await lead.topView())?.state.email?.email?.value).toBe('nowhere@example.com');
  await lead.closeView();
  await expect(trailOf(scene.playground, 'nowhere@example.com')).rejects.toThrow('0 requests');
});

test('a pool in which people cannot sign in with their e-mail is not used', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'plain-username@example.com';
  const userPoolId = await createPool([]);
  await pointStagingTo(userPoolId);
  await request(lead, email, 'staging');
  await approve(approver, email);
  expect((await attention(email)).sentence).toBe(
    `In the pool \`${userPoolId}\` people cannot sign in with their email. Concierge needs email as username or as alias.`,
  );
});

const CHANGES: [what: string, email: string, from: string, to: string, sentence: string][] = [
  [
    'the domain',
    'domain@example.com',
    'domains: [example.com]',
    'domains: [example.org]',
    'The policy no longer allows this email domain. Nothing more was done.',
  ],
  [
    'the requester',
    'requester@example.com',
    USER_GROUPS.leads.id,
    PEOPLE.leadJa.id,
    'The requester may no longer ask for accounts in this pool. Nothing more was done.',
  ],
  [
    'the pool',
    'pool@example.com',
    'userPoolId: "',
    'userPoolId: "ap-northeast-1_Moved#',
    'The policy no longer has this pool as it was when the request was made. Nothing more was done.',
  ],
];

test.each(CHANGES)(
  'when the policy no longer allows %s, nothing happens until it does again',
  async (_what, email, from, to, sentence) => {
    const [lead, approver] = [scene.as('lead'), scene.as('approver')];
    await request(lead, email, 'staging');
    await card(approver, email, '[Review]');
    restore = await changePolicy(scene.playground, (text) => changed(text, from, to));
    await approve(approver, email);
    expect((await attention(email)).sentence).toBe(sentence);
    expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();

    await restore();
    await approver.click('Try again', REQUESTS);
    await password(lead, email);
    expect(await userIn(scene.playground, 'staging', email)).toMatchObject({ status: 'CONFIRMED' });
  },
);

/** The first place only, which is the pool `staging`; `#` takes the rest of an id away. */
function changed(text: string, from: string, to: string): string {
  return text.replace(from, to).replace(/#[^"\s]+"/u, '"');
}

test('an approver who is taken off the list after approving no longer counts', async () => {
  const [lead, noah, misaki] = [scene.as('leadJa'), scene.as('approver'), scene.as('approverJa')];
  const email = 'approver@example.com';
  await request(lead, email, 'payments');
  await approve(noah, email);
  await card(noah, email, '(1 of 2)');
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(`[${PEOPLE.approver.id}, `, `[${PEOPLE.colleague.id}, `),
  );
  await approve(misaki, email);
  expect((await attention(email)).sentence).toBe(
    'Not enough of those who approved may still approve in this pool. Nothing more was done.',
  );

  await restore();
  await Promise.all([noah.click('Try again', REQUESTS), misaki.click('Try again', REQUESTS)]);
  await password(lead, email);
  const [forNoah, forMisaki] = await Promise.all(
    [noah, misaki].map(async (person) => (await person.messages(REQUESTS.channel)).at(-1)?.text),
  );
  expect([forNoah, forMisaki]).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^There is nothing to try again|^再試行するものはありません/u),
    ]),
  );
  expect((await eventsOf(scene.playground, email)).filter((it) => it === 'RetryAsked')).toEqual([
    'RetryAsked',
  ]);
});

test('a channel that the app is not in keeps the card away until that is mended', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'channel@example.com';
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(CHANNELS.requests.id, CHANNELS.random.id),
  );
  await request(lead, email, 'staging');
  const receipt = await directMessage(lead, email, '[Try again]');
  expect(lines(receipt.blocks)[1]).toBe(
    'Slack refused a message: `not_in_channel`. Check that Concierge is a member of the channel and may write to the person, then try again.',
  );
  await restore();
  await lead.click('Try again', { channel: 'dm' });
  await card(approver, email, 'Waiting for approval');
  await directMessage(lead, email, 'waiting for approval');
  expect(messagesOf(await lead.state(), email)).toHaveLength(1);
});
