import type { Email } from './email.ts';
import type { PasswordRules } from './password.ts';
import type { PoolAttribute } from './user-attribute.ts';

/**
 * How people are named in a pool. `email`: the e-mail is the username given, Cognito stores its own.
 * `alias`: the username is free, the verified e-mail signs in as well. `username`: it does not.
 * `phone`: the username is a phone number and nothing else, which Concierge does not offer.
 */
export type UsernameKind = 'email' | 'alias' | 'username' | 'phone';

/** Who is to be created, as far as their names go. */
export interface Naming {
  email: Email;
  /** Chosen by people, where the pool's usernames are chosen. */
  username?: string | undefined;
}

/** All that differs between pools whose users are named in different ways. */
export interface UsernameRules {
  /** The form asks for the username. */
  asked: boolean;
  /** A user of that name can only be ours: nobody else can have chosen it. */
  provesOurs: boolean;
  /** The Username for AdminCreateUser; `fresh` makes one that nobody has. */
  given: (naming: Naming, fresh: () => string) => string;
  /** What the person types to sign in. */
  signsInWith: (naming: Naming) => string;
}

/** Undefined for pools in which Concierge makes no users. */
export const USERNAME_RULES: Readonly<Record<UsernameKind, UsernameRules | undefined>> = {
  email: {
    asked: false,
    provesOurs: false,
    given: ({ email }) => email,
    signsInWith: ({ email }) => email,
  },
  alias: {
    asked: false,
    provesOurs: true,
    given: (_naming, fresh) => fresh(),
    signsInWith: ({ email }) => email,
  },
  username: {
    asked: true,
    provesOurs: false,
    given: ({ email, username }) => username ?? email,
    signsInWith: ({ email, username }) => username ?? email,
  },
  phone: undefined,
};

/** What Concierge needs to know of a user pool before it acts in it. */
export interface UserPool {
  id: string;
  /** As in the AWS console. */
  name: string;
  usernameKind: UsernameKind;
  /** True where the schema has `custom:provision_id`, by which we know our own users again. */
  hasProvisionId: boolean;
  passwordRules: PasswordRules;
  /** Days that a temporary password is good for. */
  temporaryPasswordDays: number;
  /** False where AccountRecoverySetting names other ways than `verified_email`; unknown else. */
  recoversByEmail?: false;
  /** What can be asked about a user: the schema without what Cognito or Concierge itself writes. */
  attributes: readonly PoolAttribute[];
  /** The pool lets nobody change an e-mail address once it is there. */
  keepsEmail?: true;
  /** Attributes whose value signs in like a username, so that no two users may have the same. */
  signInAttributes: readonly string[];
  /** Required, though nobody is asked for them: no user can be made. Left out where there are none. */
  unfillable?: readonly string[];
}

/** A user as AdminGetUser shows them. */
export interface PoolUser {
  username: string;
  sub: string;
  /** Cognito's own term: CONFIRMED, FORCE_CHANGE_PASSWORD, … */
  status: string;
  enabled: boolean;
  /** ISO time. */
  createdAt: string;
  /** ISO time. */
  modifiedAt: string;
  /** By name, `sub` and `custom:provision_id` among them. */
  attributes: Readonly<Record<string, string>>;
  /** Cognito's names of the ways to prove a second factor that the user has set up. */
  mfa: readonly string[];
  provisionId?: string;
}

/** True for users of another identity provider, whose password is none of Cognito's business. */
export function isExternal({ status }: Pick<PoolUser, 'status'>): boolean {
  return status === 'EXTERNAL_PROVIDER';
}

/**
 * How Cognito is told of a user that must be this very one. A `sub` belongs to nobody else, ever; users
 * of another identity provider are known by their username alone:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
 */
export function unmistakableName(user: PoolUser): string {
  return isExternal(user) ? user.username : user.sub;
}

/** A role in the pool's account that Concierge takes on to reach the pool. */
export interface AssumedRole {
  arn: string;
  externalId?: string | undefined;
}

/** False for whom no password of ours signs in: they are disabled, elsewhere, or have a second factor. */
export function canSignInAs(user: PoolUser): boolean {
  return user.enabled && !isExternal(user) && user.mfa.length === 0;
}

/** An app client of a pool, and where its secret is kept if it has one. */
export interface AppClient {
  id: string;
  /** An SSM parameter of type SecureString. */
  secretParameter?: string | undefined;
}

/** A user pool, where it is, and how it is reached. */
export interface PoolAddress {
  userPoolId: string;
  region: string;
  role?: AssumedRole | undefined;
}

/** Where Cognito is asked, and in whose name. */
export type Account = Pick<PoolAddress, 'region' | 'role'>;

/** Two accounts with the same key are the same. */
export function accountKey({ region, role }: Account): string {
  return JSON.stringify([region, role?.arn, role?.externalId]);
}

/** A pool's id begins with its region: `ap-northeast-1_AbCdEf123`. */
export function regionOf(userPoolId: string): string {
  return userPoolId.slice(0, userPoolId.indexOf('_'));
}

/** Where a pool is when nothing else is known of it. */
export function poolAddress(userPoolId: string): PoolAddress {
  return { userPoolId, region: regionOf(userPoolId) };
}
