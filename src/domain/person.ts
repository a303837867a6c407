/** What Slack says a user is. Only members of the home workspace may act. */
export type PersonKind =
  | 'member'
  | 'single-channel-guest'
  | 'multi-channel-guest'
  | 'bot'
  | 'deactivated'
  | 'stranger';

/** Somebody in Slack, as `users.info` describes them. */
export interface Person {
  /** Slack user id, `U…` or `W…`. */
  id: string;
  /** The workspace this account belongs to, `T…`. */
  teamId: string;
  kind: PersonKind;
  name: string;
  /** As in the Slack profile, lower-cased; bots have none. */
  email?: string;
  /** Slack's locale, e.g. `ja-JP`. */
  locale: string;
}

/** Somebody whom Slack does not know, or knows no longer: nobody's member. */
export function unknownPerson(id: string): Person {
  return { id, teamId: '', kind: 'stranger', name: id, locale: 'en-US' };
}

/** A person together with those user groups that they are in, of all that were asked about. */
export interface Actor extends Person {
  groups: ReadonlySet<string>;
}
