import { expect, test } from 'vitest';
import type { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { buttonsOf } from './buttons.ts';
import { movableClock } from './clock.ts';
import { signIn } from './cognito.ts';
import { changePolicy } from './policy-file.ts';
import { lines, messagesOf, words } from './reading.ts';
import { sharedPlayground, type Who } from './scene.ts';
import { lastPayload, send, unusedTrigger } from './signed.ts';
import { card, directMessage, password, request } from './story.ts';
import { eventsOf, refusalsOf, trailOf } from './table.ts';

movableClock();
/** In `payments` two must approve, and Ken may go past them; Noah and Misaki are told. */
const scene = sharedPlayground();

const DM = { channel: 'dm' } as const;
const KEN = `<@${PEOPLE.leadJa.id}>`;
const NOAH = `<@${PEOPLE.approver.id}>`;
const MISAKI = `<@${PEOPLE.approverJa.id}>`;
const REASON = 'Payments are down <!here> & nobody answers';
const ESCAPED = 'Payments are down &lt;!here&gt; &amp; nobody answers';

async function pressed(email: string): Promise<SlackPerson> {
  const ken = scene.as('leadJa');
  await directMessage(ken, email, '[緊急実行する]');
  expect(await ken.click('緊急実行する', DM)).toEqual({ outcome: 'ok' });
  return ken;
}

async function told(who: Who, email: string): Promise<string> {
  const says = who === 'approverJa' ? '緊急実行' : 'Break-glass';
  return words(await directMessage(scene.as(who), email, says));
}

test('the glass is broken with a reason, at once, and all who are to know are told', async () => {
  const email = 'glass@example.com';
  await request(scene.as('leadJa'), email, 'payments');
  const receipt = await directMessage(scene.as('leadJa'), email, '緊急実行する');
  expect(buttonsOf(receipt)).toContainEqual({ text: '緊急実行する', style: 'danger' });
  const ken = await pressed(email);
  const modal = lines((await ken.topView())?.blocks ?? []);
  expect(modal[0]).toContain('*承認を待たずに実行します。*');
  expect(modal[0]).toContain(`${NOAH}、${MISAKI} さんに通知されます`);
  expect(modal.join('\n')).toContain(email);
  expect(await ken.submit({ emergency: '急ぎです' })).toEqual({
    outcome: 'errors',
    errors: { emergency: '理由を 15 文字以上で入力してください。' },
  });
  expect(await ken.submit({ emergency: REASON })).toEqual({ outcome: 'ok' });

  const secret = await password(ken, email);
  const username = email;
  expect(await signIn(scene.playground, 'payments', username, secret)).toBeDefined();
  const shown = await card(scene.as('approver'), email, 'Done');
  expect(lines(shown.blocks)[0]).toBe(`🚨 Break-glass: Account for ${email}`);
  expect(lines(shown.blocks)).toContain(
    `:rotating_light: *Break-glass* by ${KEN} ⟨time⟩, without the approvals: “${ESCAPED}”`,
  );
  const { messages = [] } =
    (await scene.as('approver').state()).conversations.find(
      ({ id }) => id === CHANNELS.requests.id,
    ) ?? {};
  const loud = messages.filter((message) => words(message).includes('*BREAK-GLASS*'));
  expect(loud.map(words)).toEqual([
    [
      ':rotating_light: *BREAK-GLASS* :rotating_light:',
      `${KEN} is having the request for \`${email}\` in Payments carried out *without the approvals that it takes*:`,
      `>${ESCAPED}`,
      `Approvers: ${NOAH}, ${MISAKI}. Told as well: ${NOAH}, ${MISAKI}.`,
    ].join('\n'),
  ]);
  expect(await told('approver', email)).toContain(`>${ESCAPED}`);
  expect(await told('approverJa', email)).toContain('あなたはポリシーで通知先に指定されています。');
  expect(messagesOf(await scene.as('approver').state(), email)).toHaveLength(1);
  const [, broken, ...rest] = await trailOf(scene.playground, email);
  expect(broken).toMatchObject({
    type: 'GlassBroken',
    by: PEOPLE.leadJa.id,
    reason: REASON,
    tell: [PEOPLE.approver.id, PEOPLE.approverJa.id],
  });
  expect(rest[0]?.type).toBe('CreationStarted');
});

test('the same submission once more changes nothing', async () => {
  const email = 'glass@example.com';
  const before = await eventsOf(scene.playground, email);
  const again = lastPayload(scene.playground, 'view_submission', (text) =>
    text.includes('go-past-approvers'),
  );
  expect((await send(scene.playground, again)).json).toEqual({ response_action: 'clear' });
  expect(await eventsOf(scene.playground, email)).toEqual(before);
});

test('who is not on the list reads that they may not, whatever they send', async () => {
  const email = 'not-listed@example.com';
  await request(scene.as('leadJa'), email, 'payments');
  const ken = await pressed(email);
  await ken.closeView();
  const button = lastPayload(scene.playground, 'block_actions', (text) =>
    text.includes('"action_id":"break-glass"'),
  );
  const trigger_id = await unusedTrigger(scene);
  await send(scene.playground, { ...button, trigger_id, user: { id: PEOPLE.approver.id } });
  expect(await refusalsOf(scene.playground, PEOPLE.approver.id)).toMatchObject([
    { entry: 'break-glass', refusal: { kind: 'may-not-break-glass', what: 'not-listed' } },
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
});

test('whoever may go past the approvers finds that behind Review as well', async () => {
  const email = 'not-listed@example.com';
  const restore = await changePolicy(scene.playground, (text) =>
    text.replace(
      /people: \[U0KENLEAD01\]\n( +)tell: .*/,
      'people: [U0EMMALEAD1, U0NOAHAPPR1]\n$1tell: [U0MISAKIAP1, U0KENLEAD01]',
    ),
  );
  const [emma, noah] = [scene.as('lead'), scene.as('approver')];
  await card(emma, email, '[Review]');
  await emma.click('Review', { channel: CHANNELS.requests.id });
  expect((await emma.topView())?.title).toBe('Break glass');
  await emma.closeView();
  await noah.click('Review', { channel: CHANNELS.requests.id });
  await noah.waitFor(({ views }) =>
    words(views.at(-1) ?? { blocks: [] }).includes('[Break glass]'),
  );
  expect(await noah.click('Break glass')).toEqual({ outcome: 'ok' });
  expect((await noah.topView())?.title).toBe('Break glass');
  await noah.closeView();
  await noah.closeView();
  await restore();
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
});

test('frozen beats broken glass', async () => {
  const email = 'not-listed@example.com';
  await scene.as('approver').command('/cognito-admin freeze payments', 'general');
  const ken = await pressed(email);
  await ken.submit({ emergency: REASON });
  expect(lines((await ken.topView())?.blocks ?? [])[0]).toContain('凍結しました');
  await ken.closeView();
  await ken.closeView();
  await scene.as('approver').command('/cognito-admin thaw payments', 'general');
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
});

test('whoever is taken off the list before it is done has broken nothing', async () => {
  const email = 'not-listed@example.com';
  const ken = await pressed(email);
  const restore = await changePolicy(scene.playground, (text) =>
    text.replace('people: [U0KENLEAD01]', 'people: [U0EMMALEAD1]'),
  );
  await ken.submit({ emergency: REASON });
  expect(lines((await ken.topView())?.blocks ?? [])[0]).toContain('緊急実行する権限がありません');
  await restore();
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
});
