/** `users.*`: who is in the workspace. */
import * as z from 'zod/mini';
import { type SeedPerson, teamOf, type Workspace } from '../workspace.ts';
import { count, flag, type Method, page, Refusal, read } from './method.ts';

const infoArgs = z.object({ user: z.string(), include_locale: flag });

export const info: Method = {
  scopes: ['users:read'],
  run: (workspace, args) => {
    const { user, include_locale } = read(infoArgs, args);
    const person = workspace.people.get(user);
    if (person === undefined) throw new Refusal('user_not_found');
    return { user: userObject(workspace, person, include_locale === true) };
  },
};

const lookupArgs = z.object({ email: z.string() });

const UNFINDABLE: ReadonlySet<SeedPerson['kind']> = new Set(['bot', 'deactivated', 'stranger']);

/** Finds neither deactivated people nor strangers. */
export const lookupByEmail: Method = {
  scopes: ['users:read.email'],
  run: (workspace, args) => {
    const email = read(lookupArgs, args).email.trim().toLowerCase();
    const person = [...workspace.people.values()].find(
      (it) => it.email?.toLowerCase() === email && !UNFINDABLE.has(it.kind),
    );
    if (person === undefined) throw new Refusal('users_not_found');
    return { user: userObject(workspace, person, false) };
  },
};

const listArgs = z.object({
  limit: count,
  cursor: z.optional(z.string()),
  include_locale: flag,
});

export const list: Method = {
  scopes: ['users:read'],
  run: (workspace, args) => {
    const { limit, cursor, include_locale } = read(listArgs, args);
    const own = [...workspace.people.values()].filter((it) => it.kind !== 'stranger');
    const some = page(own, limit, cursor);
    return {
      members: some.items.map((it) => userObject(workspace, it, include_locale === true)),
      cache_ts: Math.floor(workspace.now().getTime() / 1000),
      response_metadata: { next_cursor: some.cursor },
    };
  },
};

/** Slack's user object. The e-mail address is shown only to apps with `users:read.email`. */
function userObject(workspace: Workspace, person: SeedPerson, locale: boolean) {
  const seesEmail = workspace.manifest.scopes.includes('users:read.email');
  const email = seesEmail && person.email !== undefined ? { email: person.email } : {};
  const names = { real_name: person.name, display_name: person.name };
  return {
    id: person.id,
    team_id: teamOf(workspace, person),
    name: person.handle,
    real_name: person.name,
    color: person.color.slice(1),
    deleted: person.kind === 'deactivated',
    is_bot: person.kind === 'bot',
    is_restricted: person.kind === 'guest' || person.kind === 'single-channel-guest',
    is_ultra_restricted: person.kind === 'single-channel-guest',
    is_stranger: person.kind === 'stranger',
    is_admin: false,
    is_owner: false,
    is_app_user: false,
    tz: person.locale === 'ja-JP' ? 'Asia/Tokyo' : 'Europe/London',
    profile: { ...names, ...email, title: person.title, team: teamOf(workspace, person) },
    ...(locale ? { locale: person.locale } : {}),
  };
}
