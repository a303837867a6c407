/** Every request ends, or stands as “needs attention” with an alarm; no card claims too much. */

import { CHANNELS } from '../../../playground/slack/seed.ts';
import { accountOf } from '../../../src/domain/plan.ts';
import { blockingTrouble } from '../../../src/domain/remedy.ts';
import { en } from '../../../src/messages/en.ts';
import type { Aftermath } from '../aftermath.ts';
import { cognitoWrites } from '../cognito-writes.ts';
import { latest, type Posted, passwordIn, type Version } from '../people/screen.ts';
import type { Story } from '../stories.ts';
import type { StoredItem } from '../table.ts';

const FINAL = ['denied', 'expired', 'cancelled', 'stopped', 'invited', 'done', 'hidden'];

/** Requests that Slack acknowledged and that are nowhere. */
export function lostRequests({ deeds, requests }: Aftermath): string[] {
  const kept = new Set<string>(requests.map(({ request }) => accountOf(request.plan)));
  return deeds
    .filter(
      ({ deed, outcome, email }) => deed.kind === 'ask' && outcome === 'ok' && !kept.has(email),
    )
    .map(({ email }) => `The request for ${email} was acknowledged and is lost`);
}

/** Requests that hang: neither at an end, nor waiting for the recipient, nor in trouble. */
export function hangingRequests({ requests, stories }: Aftermath): string[] {
  const unsaved = new Set(stories.filter(({ saves }) => !saves).map(({ email }) => email));
  return requests
    .filter(({ request: { stage, plan, troubles } }) => {
      const waits = stage.kind === 'delivered' && unsaved.has(accountOf(plan));
      return !FINAL.includes(stage.kind) && !waits && troubles.length === 0;
    })
    .map(({ request }) => `${accountOf(request.plan)} hangs as ${request.stage.kind}`);
}

/** Requests in trouble of which no alarm was logged. */
export function silentTroubles({ requests, lines }: Aftermath): string[] {
  const alarms = lines.filter((line) => line.includes('"alarm":"needs-attention"'));
  return requests
    .filter(({ request }) => request.troubles.length > 0)
    .filter(({ id }) => !alarms.some((line) => line.includes(id)))
    .map(({ request }) => `${accountOf(request.plan)} is in trouble, and no alarm says so`);
}

/** Troubles that nothing here can cause but a mistake of our own. */
export function troublesWithoutCause({ requests }: Aftermath): string[] {
  return requests.flatMap(({ request: { plan }, trail }) =>
    trail.flatMap((event) =>
      event.type === 'AttentionNeeded' && !CAUSED.includes(event.trouble.kind)
        ? [`${plan.email} came into trouble by ${event.trouble.kind} at ${event.step}`]
        : [],
    ),
  );
}

/** What administrators, people who ask twice, and killing cause. */
const CAUSED = ['user-exists', 'maybe-ours', 'asked-twice', 'gave-up'];

/** Cards that, at the end, say something else than what the request has become. */
export function staleCards(aftermath: Aftermath): string[] {
  return aftermath.requests.flatMap((stored) => {
    const [card] = cardsOf(aftermath, stored).slice(-1);
    const wanted = { ...en.card.text, ...en.handover.card.text }[headlineOf(stored)];
    const says = card && latest(card).text;
    return says?.endsWith(`: ${wanted}`)
      ? []
      : [`The card of ${stored.request.plan.email} says “${says}”, not “${wanted}”`];
  });
}

/** Cards that said more than had happened by then. */
export function falseClaims(aftermath: Aftermath): string[] {
  return aftermath.stories.flatMap((story) =>
    aftermath
      .messagesAbout(story.email)
      .filter(isCard)
      .flatMap(({ versions }) => versions)
      .filter((version) => !isTrue(aftermath, story, version))
      .map(({ text }) => `It was too early for “${text}”`),
  );
}

export function cardsOf({ messagesAbout }: Aftermath, { id, request }: StoredItem): Posted[] {
  return messagesAbout(accountOf(request.plan)).filter(
    (message) => isCard(message) && lastReferenceIn(latest(message)) === id,
  );
}

/** The last reference on a card is the request's own; trouble may name others. */
function lastReferenceIn({ blocks }: Version): string | undefined {
  return [...JSON.stringify(blocks).matchAll(/`([0-9a-f]{16})`/gu)].at(-1)?.[1];
}

function isCard({ channel, threadTs }: Posted): boolean {
  return channel === CHANNELS.requests.id && threadTs === undefined;
}

type Headline = keyof typeof en.card.text | keyof typeof en.handover.card.text;

function headlineOf({ request }: StoredItem): Headline {
  const { stage } = request;
  if (blockingTrouble(request)) return 'trouble';
  switch (stage.kind) {
    case 'creating':
      return 'approved';
    case 'invited':
    case 'done':
      return 'delivered';
    case 'announced':
      return 'created';
    case 'acknowledged':
    case 'hidden':
    case 'told':
    case 'revealed':
    case 'overtaken':
      return 'delivered';
    case 'disowned':
      return 'trouble';
    default:
      return stage.kind;
  }
}

function isTrue(aftermath: Aftermath, story: Story, { text, at }: Version): boolean {
  const claim = text.split(': ').at(-1);
  const { card } = en;
  switch (claim) {
    case card.text.created:
      return wasCreated(aftermath, story, at);
    case card.text.delivered:
      return wasShown(aftermath, story, at);
    case card.text.approved:
      return hasDeed(aftermath, story, at, 'approve');
    case card.text.denied:
      return hasDeed(aftermath, story, at, 'deny');
    case card.text.cancelled:
      return story.wish === 'cancel';
    default:
      return true;
  }
}

function wasCreated({ calls }: Aftermath, { email }: Story, by: Date): boolean {
  return cognitoWrites(calls).some(
    (write) => write.operation === 'AdminCreateUser' && write.email === email && write.at <= by,
  );
}

function wasShown({ messagesAbout }: Aftermath, { email }: Story, by: Date): boolean {
  return messagesAbout(email).some(({ versions }) =>
    versions.some((version) => passwordIn(version) !== undefined && version.at <= by),
  );
}

function hasDeed({ deeds }: Aftermath, { email }: Story, by: Date, verdict: string): boolean {
  return deeds.some(
    (done) =>
      done.email === email &&
      done.deed.kind === 'review' &&
      done.deed.verdict === verdict &&
      done.at <= by,
  );
}
