import { expect, test } from 'vitest';
import { CHANNELS, PEOPLE, USER_GROUPS } from '../../playground/slack/seed.ts';
import { movableClock, moveClock } from './clock.ts';
import { userIn } from './cognito.ts';
import { lines, messagesOf, words } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { lastPayload, send, unusedTrigger } from './signed.ts';
import { approve, card, directMessage, password, request, review } from './story.ts';
import { eventsOf, refusalsOf, trailOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const REQUESTS = { channel: CHANNELS.requests.id };
const HOURS = 60;

test('a denial needs a comment, which the requester reads in a new message', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'denied@example.com';
  await request(lead, email, 'staging');
  await review(approver, email);
  expect(await approver.submit({ verdict: 'Deny' })).toEqual({
    outcome: 'errors',
    errors: { comment: 'Tell the requester why you deny it.' },
  });
  const comment = 'Use your own <account> & ask *Mia*.';
  expect(await approver.submit({ verdict: 'Deny', comment })).toEqual({ outcome: 'ok' });

  const shown = await card(approver, email, '*Denied* by');
  expect(lines(shown.blocks)[1]).toBe(`:no_entry: *Denied* by <@${PEOPLE.approver.id}>`);
  expect(lines(shown.blocks)).toContain('“Use your own &lt;account&gt; &amp; ask ∗Mia∗.”');
  expect(words(shown)).not.toContain('[Review]');
  const sentence = `:no_entry: Your request for \`${email}\` was denied by <@${PEOPLE.approver.id}>:\n>Use your own &lt;account&gt; &amp; ask ∗Mia∗.`;
  const state = await lead.waitFor((it) => messagesOf(it, email).length === 2 && it);
  const closed = `:memo: Your request for \`${email}\` in Storefront staging is closed. A message of its own tells how it ended.`;
  expect(messagesOf(state, email).map(({ text }) => text)).toEqual([closed, sentence]);
  expect(state.notifications.at(-1)?.mobileText).toBe(sentence);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Denied']);
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();
});

test('a decision must be made, in Japanese too', async () => {
  const [lead, misaki] = [scene.as('leadJa'), scene.as('approverJa')];
  const email = 'kyakka@example.com';
  await request(lead, email, 'staging');
  await review(misaki, email);
  expect(await misaki.submit({ verdict: '却下する' })).toEqual({
    outcome: 'errors',
    errors: { comment: '却下の理由を入力してください。申請者に表示されます。' },
  });
  const undecided = lastPayload(scene.playground, 'view_submission');
  const view = undecided.view as { state: { values: object } };
  view.state.values = { ...view.state.values, verdict: {} };
  expect((await send(scene.playground, undecided)).json).toEqual({
    response_action: 'errors',
    errors: { verdict: '「承認する」か「却下する」を選んでください。' },
  });
  await misaki.submit({ verdict: '却下する', comment: '重複しています。' });
  await directMessage(
    lead,
    email,
    `:no_entry: \`${email}\` のアカウントの申請は、<@${PEOPLE.approverJa.id}> さんが却下しました。コメント:\n>重複しています。`,
  );
});

test('of two approvers who press at the same moment one wins, and the other reads who did', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'race@example.com';
  await request(lead, email, 'staging');
  await Promise.all([review(noah, email), review(misaki, email)]);
  await Promise.all([noah.submit({ verdict: 'approve' }), misaki.submit({ verdict: 'approve' })]);
  const [mine, theirs] = await Promise.all([noah.topView(), misaki.topView()]);
  const told = [mine, theirs].flatMap((view) => (view ? [lines(view.blocks).join()] : []));
  const [, approved] = await trailOf(scene.playground, email);
  const sentences: Record<string, string> = {
    [PEOPLE.approver.id]:
      `<@${PEOPLE.approver.id}> さんがすでに承認しています（⟨time⟩）。あなたの判断は記録されていません。`,
    [PEOPLE.approverJa.id]:
      `<@${PEOPLE.approverJa.id}> approved this ⟨time⟩. Your decision was not recorded.`,
  };
  const winner = approved?.type === 'Approved' ? approved.by : '';
  expect(told).toEqual([sentences[winner]]);
  await password(lead, email);
  expect((await eventsOf(scene.playground, email)).filter((it) => it === 'Approved')).toEqual([
    'Approved',
  ]);
});

test('whoever denies too late reads who had denied before', async () => {
  const [lead, noah, misaki] = [scene.as('lead'), scene.as('approver'), scene.as('approverJa')];
  const email = 'both-deny@example.com';
  await request(lead, email, 'staging');
  await review(noah, email);
  await review(misaki, email);
  await misaki.submit({ verdict: 'deny', comment: '不要です。' });
  await noah.submit({ verdict: 'deny', comment: 'Not needed.' });
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([
    `<@${PEOPLE.approverJa.id}> denied this ⟨time⟩. Your decision was not recorded.`,
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Denied']);
  expect(await refusalsOf(scene.playground, PEOPLE.approver.id)).toContainEqual(
    expect.objectContaining({ refusal: expect.objectContaining({ kind: 'already-decided' }) }),
  );
});

test('where two must approve, nobody counts twice', async () => {
  const [lead, noah] = [scene.as('leadJa'), scene.as('approver')];
  const email = 'two@example.com';
  await request(lead, email, 'payments');
  expect(await approve(noah, email)).toEqual({ outcome: 'ok' });
  await card(noah, email, '(1 of 2)');
  await noah.click('Review', REQUESTS);
  expect(lines((await noah.topView())?.blocks ?? [])).toEqual([
    'You have approved this already; another approver is needed.',
  ]);
  await noah.closeView();
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Approved']);
});

test('an approval of something else than was shown is not taken', async () => {
  const [lead, noah] = [scene.as('lead'), scene.as('approver')];
  const email = 'digest@example.com';
  await request(lead, email, 'staging');
  await review(noah, email);
  await noah.submit({ verdict: 'deny' });
  const submission = lastPayload(scene.playground, 'view_submission');
  const view = submission.view as { private_metadata: string; state: { values: object } };
  view.state.values = {
    verdict: { verdict: { type: 'radio_buttons', selected_option: { value: 'approve' } } },
    comment: { comment: { type: 'plain_text_input', value: null } },
  };
  const remembered = JSON.parse(view.private_metadata) as { id: string };
  view.private_metadata = JSON.stringify({ ...remembered, digest: 'f'.repeat(64) });
  const { status, json } = await send(scene.playground, submission);
  expect(status).toBe(200);
  const { view: pushed } = json as { view: { blocks: [] } };
  expect(lines(pushed.blocks)).toEqual([
    'The request is not what you were shown any more. Close this, press Review again and read it once more.',
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);
  await noah.closeView();
});

test('a request that the table does not know is said to be unknown', async () => {
  const { actions, ...pressed } = lastPayload(scene.playground, 'block_actions', (text) =>
    text.includes('"action_id":"review-request"'),
  );
  const [action] = actions as object[];
  const trigger_id = await unusedTrigger(scene);
  await send(scene.playground, {
    ...pressed,
    trigger_id,
    actions: [{ ...action, value: 'nothing' }],
  });
  expect(lines((await scene.as('lead').topView())?.blocks ?? [])).toEqual([
    'I do not know this request. Its card may be older than the table that holds the requests.',
  ]);
});

test('an approval that comes too late is not taken; the sweeper then tells the requester once', async () => {
  const [lead, approver] = [scene.as('lead'), scene.as('approver')];
  const email = 'late@example.com';
  await request(lead, email, 'staging');
  await review(approver, email);
  await directMessage(lead, email, 'waiting for approval');
  moveClock(72 * HOURS + 1);
  await approver.submit({ verdict: 'approve' });
  expect(lines((await approver.topView())?.blocks ?? [])).toEqual([
    'This request expired ⟨time⟩. It can be asked for again.',
  ]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested']);

  await scene.playground.sweep();
  const sentence = `:alarm_clock: Your request for \`${email}\` expired before anybody decided. Nothing was done; you can ask again.`;
  await lead.waitFor((state) => messagesOf(state, email).length === 2);
  const shown = await card(approver, email, '*Expired.*');
  expect(lines(shown.blocks)[1]).toBe(
    ':alarm_clock: *Expired.* Nobody decided in time, so nothing was done.',
  );
  expect(words(shown)).not.toContain('[Review]');

  moveClock(10);
  await scene.playground.sweep();
  await request(lead, 'after@example.com', 'staging');
  await card(approver, 'after@example.com', `by <!subteam^${USER_GROUPS.approvers.id}>`);
  const told = messagesOf(await lead.state(), email).map(({ text }) => text);
  const closed = `:memo: Your request for \`${email}\` in Storefront staging is closed. A message of its own tells how it ended.`;
  expect(told).toEqual([closed, sentence]);
  expect(await eventsOf(scene.playground, email)).toEqual(['Requested', 'Expired']);
  expect(await userIn(scene.playground, 'staging', email)).toBeUndefined();
});
