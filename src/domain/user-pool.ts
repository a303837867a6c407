import type { PasswordRules } from './password.ts';

/**
 * How people are named in a pool. `email`: the e-mail is the username given, Cognito stores its own.
 * `alias`: the username is free, the verified e-mail signs in as well. `username`: it does not.
 */
export type UsernameKind = 'email' | 'alias' | 'username';

/** What Concierge needs to know of a user pool before it acts in it. */
export interface UserPool {
  id: string;
  usernameKind: UsernameKind;
  /** True where the schema has `custom:provision_id`, by which we know our own users again. */
  hasProvisionId: boolean;
  passwordRules: PasswordRules;
}

/** A user as AdminGetUser shows them. */
export interface PoolUser {
  username: string;
  sub: string;
  /** Cognito's own term: CONFIRMED, FORCE_CHANGE_PASSWORD, … */
  status: string;
  /** ISO time. */
  createdAt: string;
  provisionId?: string;
}

/** A user pool and where it is. */
export interface PoolAddress {
  userPoolId: string;
  region: string;
}

/** A pool's id begins with its region: `ap-northeast-1_AbCdEf123`. */
export function poolAddress(userPoolId: string): PoolAddress {
  return { userPoolId, region: userPoolId.slice(0, userPoolId.indexOf('_')) };
}
