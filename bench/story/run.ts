/**
 * How long people wait, with every message some way off: from a form that is sent to the card in the
 * channel, and from an approval to the password in the direct message. Told by Slack's own clock.
 */
import { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { startFarAway } from './far-away.ts';

/** Each in ms. */
export interface Story {
  /** Until the answer to the form has arrived. */
  answered: number;
  submitToCard: number;
  approveToPassword: number;
}

export interface Told {
  stories: Story[];
  failed: number;
}

const [delay = 0, count = 1] = process.argv.slice(2).map(Number);

/** When what was last waited for happened. */
const seen = { sent: 0, card: 0, password: 0 };

const world = await startFarAway(delay, {
  sent: () => {
    seen.sent = performance.now();
  },
  done: (method, args) => {
    if (method === 'chat.postMessage' && args.includes(CHANNELS.requests.id)) {
      seen.card = performance.now();
    }
    if (method === 'chat.update' && decodeURIComponent(args).includes('```')) {
      seen.password = performance.now();
    }
  },
});
const lead = new SlackPerson(world.slackUrl, PEOPLE.lead.id);
const approver = new SlackPerson(world.slackUrl, PEOPLE.approver.id);

async function tell(index: number): Promise<Story> {
  const email = `person${index}@example.com`;
  await lead.command(`/cognito-add ${email} staging`, 'general');
  await lead.waitFor(({ views }) => views.at(-1));
  await lead.submit({ reason: 'Joins the storefront team on Monday.' });
  const [submitted, answered] = [seen.sent, performance.now()];
  await approver.waitFor(({ conversations }) =>
    conversations
      .find(({ id }) => id === CHANNELS.requests.id)
      ?.messages.some((message) => JSON.stringify(message).includes(email)),
  );
  const { card } = seen;
  await approver.click('Review', { channel: CHANNELS.requests.id });
  await approver.waitFor(({ views }) => views.at(-1));
  await approver.submit({ verdict: 'Approve' });
  const approved = seen.sent;
  await lead.waitFor(() => seen.password > approved);
  return {
    answered: answered - submitted,
    submitToCard: card - submitted,
    approveToPassword: seen.password - approved,
  };
}

/** On a machine with too much to do, an answer can miss Slack's three seconds. */
const MOST_FAILURES = 5;

const told: Told = { stories: [], failed: 0 };
// The first finds cold caches and does not count.
await tell(0).catch(() => {});
for (let index = 1; told.stories.length < count && told.failed < MOST_FAILURES; index += 1) {
  const story = await tell(index).catch(() => undefined);
  if (story) told.stories.push(story);
  else told.failed += 1;
}
await world.stop();
process.send?.(told);
