import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { movableClock, moveClock } from './clock.ts';
import { createByHand } from './cognito.ts';
import { lines } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send } from './signed.ts';
import { directMessage, request } from './story.ts';
import { itemsIn, refusalsOf, trailsOf } from './table.ts';

movableClock();
const scene = sharedPlayground({ policyFile: join(import.meta.dirname, 'limits-policy.yml') });

const HOUR = 60;

/** Sends the form and reads what is said on top of it. */
async function refused(who: Who, email: string): Promise<string[]> {
  const person = scene.as(who);
  await person.command(`/cognito-add ${email} staging`, 'general');
  await person.submit({ reason: who === 'leadJa' ? '必要です。' : 'Joins on Monday.' });
  const said = lines((await person.topView())?.blocks ?? []);
  await person.closeView();
  await person.closeView();
  return said;
}

async function withdraw(email: string): Promise<void> {
  await directMessage(scene.as('lead'), email, 'waiting for approval');
  await scene.as('lead').click('Withdraw request', { channel: 'dm' });
  await directMessage(scene.as('lead'), email, 'You have withdrawn');
}

test('two requests may be open; what has ended makes room, and what was refused does not count', async () => {
  const lead = scene.as('lead');
  await request(lead, 'one@example.com', 'staging');
  await request(lead, 'two@example.com', 'staging');
  expect(await refused('lead', 'three@example.com')).toEqual([
    '2 of your requests are still open, and that is the most. Nothing was sent. You can ask again as soon as one of them has ended: withdraw one, or ask the approvers to decide.',
  ]);
  expect(await trailsOf(scene.playground, 'three@example.com')).toEqual([]);
  expect(await refusalsOf(scene.playground, PEOPLE.lead.id)).toMatchObject([
    { entry: 'add-user', refusal: { kind: 'too-many-open', limit: 2 } },
  ]);
  await withdraw('two@example.com');
  await request(lead, 'three@example.com', 'staging');
  await withdraw('three@example.com');
});

test('a submission that is delivered twice counts once', async () => {
  const again = lastPayload(scene.playground, 'view_submission', (text) =>
    text.includes('three@example.com'),
  );
  expect((await send(scene.playground, again)).status).toBe(200);
  expect(await trailsOf(scene.playground, 'three@example.com')).toHaveLength(1);
  await request(scene.as('lead'), 'four@example.com', 'staging');
  await withdraw('four@example.com');
});

test('four an hour, and then the person reads from when on it is possible again', async () => {
  expect(await refused('lead', 'five@example.com')).toEqual([
    'You have asked for 4 things within 1 hour, and that is the most. Nothing was sent. You can ask again ⟨time⟩.',
  ]);
  moveClock(HOUR);
  await request(scene.as('lead'), 'five@example.com', 'staging');
});

test('what all ask for in a pool counts as well, and is said in Japanese too', async () => {
  expect(await refused('leadJa', 'six@example.com')).toEqual([
    'このユーザープールで受け付けられる申請は、全員の合計で 1 日に 5 件までです。この申請は送信されていません。次に申請できるのは ⟨time⟩ からです。',
  ]);
  const counted = await itemsIn(scene.playground);
  const rates = counted.filter(({ id }) => String(id).startsWith('rate#requests#'));
  expect(rates.map(({ expiresAt }) => typeof expiresAt)).toEqual(rates.map(() => 'number'));
});

test('two looks at users an hour', async () => {
  await createByHand(scene.playground, 'staging', 'seen@example.com');
  const approver = scene.as('approver');
  for (const says of ['seen@example.com', 'seen@example.com', 'You have looked at users 2 times']) {
    await approver.command('/cognito-user seen@example.com staging', 'general');
    const said = await approver.waitFor(({ views }) => {
      const read = lines(views.at(-1)?.blocks ?? []).join('\n');
      return read !== '' && !read.includes('hourglass') && read;
    });
    expect(said).toContain(says);
    await approver.closeView();
  }
  expect(await refusalsOf(scene.playground, PEOPLE.approver.id)).toMatchObject([
    { entry: '/cognito-user', refusal: { kind: 'too-many-look-ups' } },
  ]);
});
