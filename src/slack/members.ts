import type { WebClient } from '@slack/web-api';
import type { Actor, Person, PersonKind } from '../domain/person.ts';
import { Cache } from './cache.ts';
import { slackErrorCode } from './error-code.ts';

/** Who people are, asked of Slack and remembered for a minute at most. */
export interface Members {
  /** Undefined when Slack knows nobody of that id. */
  find: (userId: string) => Promise<Person | undefined>;
  /** Whoever has that address in their profile; Slack does not say their locale. */
  findByEmail: (email: string) => Promise<Person | undefined>;
  /** The person together with those of `groups` that they are in; at most one call a group. */
  actor: (person: Person, groups: readonly string[]) => Promise<Actor>;
  /** The same from memory; undefined where Slack would have to be asked. */
  knownActor: (person: Person, groups: readonly string[]) => Actor | undefined;
}

const LIFE = 60_000; // ms
/** A bot whose `is_bot` is false, the same in every workspace. */
const SLACKBOT = 'USLACKBOT';

export function createMembers(client: WebClient, now: () => Date): Members {
  const people = new Cache<Person | undefined>(LIFE, now);
  const groupMembers = new Cache<ReadonlySet<string>>(LIFE, now);

  const find = (userId: string) =>
    people.get(userId, async () => {
      const asked = client.users.info({ user: userId, include_locale: true });
      const { user } = await unless('user_not_found', asked);
      return user ? personFrom(user) : undefined;
    });

  const membersOf = (group: string) =>
    groupMembers.get(group, async () => {
      const asked = client.usergroups.users.list({ usergroup: group });
      const { users } = await unless('no_such_subteam', asked);
      return new Set(users ?? []);
    });

  return {
    find,
    findByEmail: async (email) => {
      const { user } = await unless('users_not_found', client.users.lookupByEmail({ email }));
      return user ? personFrom(user) : undefined;
    },
    actor: async (person, groups) => {
      const memberships = await Promise.all(
        groups.map(async (group) => ((await membersOf(group)).has(person.id) ? [group] : [])),
      );
      return { ...person, groups: new Set(memberships.flat()) };
    },
    knownActor: (person, groups) => {
      const known = groups.map((group) => ({ group, members: groupMembers.known(group) }));
      if (known.some(({ members }) => members === undefined)) return undefined;
      const joined = known.filter(({ members }) => members?.value.has(person.id));
      return { ...person, groups: new Set(joined.map(({ group }) => group)) };
    },
  };
}

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

function personFrom(user: SlackUser): Person {
  const email = user.profile?.email?.toLowerCase();
  return {
    id: user.id ?? '',
    teamId: user.team_id ?? '',
    kind: kindOf(user),
    name: user.profile?.display_name || user.real_name || user.name || '',
    locale: user.locale ?? 'en-US',
    ...(email === undefined ? {} : { email }),
  };
}

function kindOf(user: SlackUser): PersonKind {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === SLACKBOT) return 'bot';
  // Slack marks guests of one channel as both.
  if (user.is_ultra_restricted) return 'single-channel-guest';
  if (user.is_restricted) return 'multi-channel-guest';
  return user.is_stranger ? 'stranger' : 'member';
}

/** An empty answer for the one error that means “there is none”. */
async function unless<Answer extends object>(
  error: string,
  asked: Promise<Answer>,
): Promise<Partial<Answer>> {
  try {
    return await asked;
  } catch (thrown) {
    if (slackErrorCode(thrown) === error) return {};
    throw thrown;
  }
}
