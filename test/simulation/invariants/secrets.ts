/** 3. Passwords, codes and tokens stand where they belong, and can be read nowhere else. */
import { directMessage } from '../../../src/domain/plan.ts';
import { codesMailed } from '../outbox.ts';
import type { MessageVersion } from '../record.ts';
import type { Evidence, Invariant } from './evidence.ts';

export const secrets: Invariant = (evidence) => {
  const messages = evidence.world.record.messages;
  const everywhere = places(evidence);
  return [
    ...found('a password', passwordsOf(evidence), [
      ...everywhere,
      ['a message to somebody else', JSON.stringify(toOthers(evidence))],
    ]),
    ...found('a code', codesMailed(evidence.world), [
      ...everywhere,
      ['a message', messages.map(({ blocks }) => blocks).join('\n')],
    ]),
    ...found('a token', tokensOf(evidence), [
      ...everywhere,
      ['a message', messages.map(({ blocks }) => blocks).join('\n')],
    ]),
  ];
};

type Place = [name: string, text: string];

function found(what: string, texts: readonly string[], all: readonly Place[]): string[] {
  return all
    .filter(([, text]) => texts.some((secret) => holds(text, secret)))
    .map(([place]) => `${what} stands in ${place}`);
}

/** A code is but six digits: it must stand by itself, not within a hash or a time. */
function holds(text: string, secret: string): boolean {
  const isCode = /^\d+$/u.test(secret);
  return isCode
    ? new RegExp(`(?<![\\w.])${secret}(?![\\w.])`, 'u').test(text)
    : text.includes(secret);
}

function places({ world: { record, slack } }: Evidence): Place[] {
  return [
    ['the table', JSON.stringify(record.items.map(({ item }) => item))],
    ['a queue', record.queueBodies.join('\n')],
    ['the log', record.logs.join('\n')],
    ['an error', record.errors.join('\n')],
    ['a notification', JSON.stringify([...slack.workspace.notifications.values()])],
    ['the text of a message', record.messages.map(({ text }) => text).join('\n')],
    ['an answer to Slack', JSON.stringify(record.deliveries.map(({ answer }) => answer))],
  ];
}

function passwordsOf({ passwords }: Evidence): string[] {
  return passwords.map(({ text }) => text);
}

/** What Cognito gave for a sign-in, on its way or done. */
function tokensOf({ changes }: Evidence): string[] {
  return changes.flatMap(({ output }) => {
    const { Session, AuthenticationResult } = output as SignedIn;
    const { AccessToken, IdToken, RefreshToken } = AuthenticationResult ?? {};
    return [Session, AccessToken, IdToken, RefreshToken].filter((text) => text !== undefined);
  });
}

interface SignedIn {
  Session?: string;
  AuthenticationResult?: Partial<Record<'AccessToken' | 'IdToken' | 'RefreshToken', string>>;
}

/** Messages outside the DMs of those who may get a password. */
function toOthers({ world, requests }: Evidence): MessageVersion[] {
  const entitled = requests.flatMap(({ plan }) => {
    const { recipient, fallback } = directMessage(plan) ?? {};
    return [recipient, fallback].filter((id) => id !== undefined);
  });
  const rooms = [...world.slack.workspace.rooms.values()];
  const direct = rooms.filter(
    ({ kind, members }) => kind === 'dm' && entitled.some((id) => members.has(id)),
  );
  return world.record.messages.filter(({ channel }) => !direct.some(({ id }) => id === channel));
}
