/** Slack takes long over user groups: the first modal does not wait, for its trigger lives three seconds. */
import { afterEach, expect, test } from 'vitest';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { movableClock, moveClock } from './clock.ts';
import { lines } from './reading.ts';
import { sharedPlayground } from './scene.ts';
import { card, request } from './story.ts';
import { refusalsOf } from './table.ts';

movableClock();
const scene = sharedPlayground();

const ASK_NOAH = `Ask <@${PEOPLE.approver.id}>`;

/** Who is in which group is answered only after a modal has been opened, and asked anew. */
function groupsComeLate(): void {
  moveClock(2);
  const { slack } = scene.playground;
  const since = slack.history.length;
  const opened = () =>
    slack.history
      .slice(since)
      .some((entry) => entry.kind === 'api-call' && /views\.(open|push)/u.test(entry.method));
  slack.beforeAnswer('usergroups.users.list', async () => {
    while (!opened()) await new Promise((resolve) => setTimeout(resolve, 5));
  });
}

afterEach(() => scene.playground.slack.beforeAnswer('usergroups.users.list'));

/** What the views said, in the order in which they were shown. */
function shown(): string[] {
  return scene.playground.traffic.slack.flatMap((entry) =>
    entry.kind === 'api-call' && entry.method.startsWith('views.')
      ? [`${entry.method} ${lines((entry.args.view as { blocks: [] }).blocks)[0]}`]
      : [],
  );
}

test('the form comes in the place of a modal that asks to wait', async () => {
  const lead = scene.as('lead');
  groupsComeLate();
  expect(await lead.command('/cognito-add slow@example.com staging', 'general')).toEqual({
    outcome: 'ok',
  });
  expect(shown().at(-2)).toBe(`views.open ${messagesIn('en').waiting}`);
  expect(shown().at(-1)).toMatch(/^views.update /u);
  expect((await lead.topView())?.callback_id).toBe('add-user');
  expect(await lead.submit({ reason: 'Joins on Monday.' })).toEqual({ outcome: 'ok' });
  await card(scene.as('approver'), 'slow@example.com', '[Review]');
});

test('whoever is on no list reads so in that modal, and it is on record', async () => {
  const oliver = scene.as('outsider');
  groupsComeLate();
  await oliver.command('/cognito-add slow@example.com staging', 'general');
  expect(lines((await oliver.topView())?.blocks ?? [])).toEqual([
    `You are not on the list of people who may ask for accounts. ${ASK_NOAH} to put you there.`,
  ]);
  const refusals = await refusalsOf(scene.playground, PEOPLE.outsider.id);
  expect(refusals.map(({ entry }) => entry)).toEqual(['/cognito-add']);
});

test('a look at a user waits in its modal', async () => {
  const oliver = scene.as('outsider');
  groupsComeLate();
  await oliver.command('/cognito-user slow@example.com', 'general');
  expect(lines((await oliver.topView())?.blocks ?? [])).toEqual([
    `You may not look at users of any pool. ${ASK_NOAH} if that should change.`,
  ]);
});

test('a review waits in its modal, and then shows everything', async () => {
  const [lead, noah] = [scene.as('lead'), scene.as('approver')];
  await request(lead, 'reviewed@example.com', 'staging');
  await card(noah, 'reviewed@example.com', '[Review]');
  groupsComeLate();
  expect(await noah.click('Review', { channel: CHANNELS.requests.id })).toEqual({ outcome: 'ok' });
  const read = lines((await noah.topView())?.blocks ?? []);
  expect(read).toContain('*If you approve, this happens at once*');
  expect(read).toContain(':white_check_mark: Checked just now: `reviewed@example.com` is free.');
  expect(await noah.submit({ verdict: 'Approve' })).toEqual({ outcome: 'ok' });
  await card(noah, 'reviewed@example.com', 'Done');
});
