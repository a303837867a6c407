/** Who was let in by which rule, two accounts of one person, and approving what one receives. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { movableClock, moveClock } from './clock.ts';
import { lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { approve, card, password, request, review } from './story.ts';
import { eventsOf, refusalsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'access-policy.yml') });

const REQUESTS = { channel: CHANNELS.requests.id };

test('the content that is approved has one short digest, on card, in the review and in the trail', async () => {
  const [lead, noah] = [scene.as('lead'), scene.as('approver')];
  const email = 'content@example.com';
  await request(lead, email, 'staging');
  const content = lines((await card(noah, email, '[Review]')).blocks).find((line) =>
    line.startsWith('Content'),
  );
  await review(noah, email);
  expect(lines((await noah.topView())?.blocks ?? [])).toContain(content);
  await noah.submit({ verdict: 'Approve' });
  await password(lead, email);
  const [, approved] = await trailOf(scene.playground, email);
  expect(approved).toMatchObject({ type: 'Approved' });
  const { digest } = approved as { digest: string };
  expect(content).toBe(`Content \`${digest.slice(0, 8)}\``);
});

test('the trail says by which entry people were let in', async () => {
  const trail = await trailOf(scene.playground, 'content@example.com');
  expect(trail.slice(0, 2)).toMatchObject([
    { rule: { list: 'pools.staging.requesters', entry: USER_GROUPS.leads.id } },
    { rule: { list: 'pools.staging.approvers', entry: USER_GROUPS.approvers.id } },
  ]);
});

test('whoever receives the password does not approve it alone, and reads who else can', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'received@example.com';
  await request(lead, email, 'staging', { recipient: PEOPLE.approver.id });
  await review(noah, email);
  const told = `This gives you a password, or is for an account of your address, so somebody else has to approve it: <!subteam^${USER_GROUPS.approvers.id}>. You can deny it. Ask <@${PEOPLE.approver.id}> if that should change.`;
  expect(lines((await noah.topView())?.blocks ?? [])).toContain(told);
  await noah.submit({ verdict: 'Approve' });
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([told]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
  const refusals = await refusalsOf(scene.playground, PEOPLE.approver.id);
  expect(refusals.map(({ refusal }) => refusal)).toMatchObject([
    { kind: 'recipient-alone', rule: { list: 'pools.staging.approvers' } },
  ]);
  expect(await approve(misaki, email)).toEqual({ outcome: 'ok' });
  await password(noah, email);
});

test('a second account with the requester’s address does not decide', async () => {
  const [noah, misaki] = [scene.as('approver'), scene.as('approverJa')];
  const email = 'twin@example.com';
  scene.playground.slack.administration.changeEmail(
    PEOPLE.approverJa.id,
    PEOPLE.approver.email.toUpperCase(),
  );
  // What Slack said of her is remembered for a minute.
  moveClock(2);
  await request(noah, email, 'staging');
  await card(noah, email, '[Review]');
  await misaki.click('Review', REQUESTS);
  expect(lines((await misaki.topView())?.blocks ?? []).join()).toBe(
    `自分の申請を自分で承認または却下することはできません（申請した <@${PEOPLE.approver.id}> さんのアカウントは、あなたと同じメールアドレスです）。この申請を判断できるのは、<!subteam^${USER_GROUPS.approvers.id}> です。変更が必要な場合は、<@${PEOPLE.approver.id}> に依頼してください。`,
  );
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
});
