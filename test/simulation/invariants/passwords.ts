/** 3. At most one shown password is valid, it is the one shown last, and it stands nowhere else. */
import { handover } from '../../../src/domain/plan.ts';
import type { MessageVersion } from '../record.ts';
import { type Evidence, type Invariant, isFinal, type SetPassword } from './evidence.ts';

export const passwords: Invariant = (evidence) => [
  ...shownBeforeValid(evidence),
  ...invalidInTheEnd(evidence),
  ...leftStanding(evidence),
  ...leaked(evidence),
];

const shows = (version: MessageVersion, { text }: SetPassword) => version.blocks.includes(text);

/** Whatever is put up is valid at that moment. */
function shownBeforeValid({ world, passwords: set }: Evidence): string[] {
  return world.record.messages.flatMap((version) =>
    set
      .filter((password) => shows(version, password))
      .filter(({ from, until }) => version.at < from || version.at >= until)
      .map(() => `a password was shown at ${time(version.at)} while it was not valid`),
  );
}

/** What the conversations show in the end, read off the stand-in itself. */
function standing({ world }: Evidence): string {
  return JSON.stringify(
    [...world.slack.workspace.rooms.values()].flatMap(({ messages }) =>
      messages.map(({ blocks, text }) => [blocks, text]),
    ),
  );
}

function invalidInTheEnd(evidence: Evidence): string[] {
  const text = standing(evidence);
  return evidence.passwords
    .filter((password) => text.includes(password.text))
    .filter(({ until }) => until !== Number.POSITIVE_INFINITY)
    .map(() => 'a password stands in a message that is no longer valid');
}

/** When every request has ended, no password is shown any more. */
function leftStanding(evidence: Evidence): string[] {
  const ended = evidence.requests.every(({ trail }) => isFinal(trail));
  const text = standing(evidence);
  const shown = evidence.passwords.some((password) => text.includes(password.text));
  return ended && shown ? ['a password stands in a message after its request has ended'] : [];
}

function leaked(evidence: Evidence): string[] {
  const { world, passwords: set } = evidence;
  const { record, slack } = world;
  const places: [string, string][] = [
    ['the table', JSON.stringify(record.items.map(({ item }) => item))],
    ['a queue', record.queueBodies.join('\n')],
    ['the log', record.logs.join('\n')],
    ['an error', record.errors.join('\n')],
    ['a notification', JSON.stringify([...slack.workspace.notifications.values()])],
    ['the text of a message', record.messages.map(({ text }) => text).join('\n')],
    ['an answer to Slack', JSON.stringify(record.deliveries.map(({ answer }) => answer))],
    ['a message to somebody else', JSON.stringify(toOthers(evidence))],
  ];
  return places.flatMap(([place, text]) =>
    set.some((password) => text.includes(password.text)) ? [`a password stands in ${place}`] : [],
  );
}

/** Messages outside the DMs of those who may get a password. */
function toOthers({ world, requests }: Evidence): MessageVersion[] {
  const entitled = requests.flatMap(({ plan }) => [
    handover({ plan }).recipient,
    ...fallbackOf(plan),
  ]);
  const rooms = [...world.slack.workspace.rooms.values()];
  const direct = rooms.filter(
    ({ kind, members }) => kind === 'dm' && entitled.some((id) => members.has(id)),
  );
  return world.record.messages.filter(({ channel }) => !direct.some(({ id }) => id === channel));
}

function fallbackOf(plan: object): string[] {
  return 'fallback' in plan && typeof plan.fallback === 'string' ? [plan.fallback] : [];
}

function time(moment: number): string {
  return new Date(moment).toISOString();
}
