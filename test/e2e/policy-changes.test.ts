import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { attention } from './attention.ts';
import { movableClock } from './clock.ts';
import { userIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, password, request } from './story.ts';
import { eventsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };

let restore: (() => Promise<void>) | undefined;
afterEach(async () => {
  await restore?.();
  restore = undefined;
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
    'The requester may no longer ask for this in this pool. Nothing more was done.',
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
    expect((await attention(approver, email)).sentence).toBe(sentence);
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
  expect((await attention(noah, email)).sentence).toBe(
    'Not enough of those who approved may still approve in this pool. Nothing more was done. Another approver can press Review and approve it, or you mend the policy and try again.',
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

test('another approver makes up for the one who was taken off the list', async () => {
  const [lead, noah, misaki] = [scene.as('leadJa'), scene.as('approver'), scene.as('approverJa')];
  const alice = scene.as('colleague');
  const email = 'made-up-for@example.com';
  await request(lead, email, 'payments');
  await approve(noah, email);
  await card(noah, email, '(1 of 2)');
  restore = await changePolicy(scene.playground, (text) =>
    text.replace(`[${PEOPLE.approver.id}, `, `[${PEOPLE.colleague.id}, `),
  );
  await approve(misaki, email);
  await attention(alice, email);
  expect(await userIn(scene.playground, 'payments', email)).toBeUndefined();

  expect(await approve(alice, email)).toEqual({ outcome: 'ok' });
  await password(lead, email);
  const trail = await trailOf(scene.playground, email);
  expect(trail.flatMap((event) => (event.type === 'Approved' ? [event.by] : []))).toEqual([
    PEOPLE.approver.id,
    PEOPLE.approverJa.id,
    PEOPLE.colleague.id,
  ]);
});
