import type { CryptoKey, JWK } from 'jose';
import { resourceNotFound } from './exceptions.ts';
import type { UserPoolSettings } from './user-pool-settings.ts';

/** Everything that the stand-in remembers: the user pools of one account in one Region. */
export interface Cognito {
  region: string;
  accountId: string;
  now(): Date;
  pools: Map<string, UserPool>;
}

export interface UserPool {
  id: string;
  arn: string;
  settings: UserPoolSettings;
  createdAt: Date;
  modifiedAt: Date;
  signingKey: Promise<SigningKey>;
  /** By username, folded where the pool ignores case. */
  users: Map<string, User>;
  clients: Map<string, UserPoolClient>;
  groups: Map<string, Group>;
  /** Challenges that wait for an answer, by their Session. */
  sessions: Map<string, ChallengeSession>;
  refreshTokens: Map<string, RefreshToken>;
}

export interface SigningKey {
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'RESET_REQUIRED' | 'FORCE_CHANGE_PASSWORD';

export interface User {
  username: string;
  sub: string;
  /** In the order in which they were given, without `sub`. */
  attributes: Map<string, string>;
  status: UserStatus;
  enabled: boolean;
  createdAt: Date;
  modifiedAt: Date;
  /** The newest first: the current password, then those that the history policy looks at. */
  passwords: HashedPassword[];
}

export interface HashedPassword {
  salt: Buffer;
  hash: Buffer;
  setAt: Date;
}

export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

export interface UserPoolClient {
  id: string;
  userPoolId: string;
  secret: string | undefined;
  settings: UserPoolClientSettings;
  createdAt: Date;
  modifiedAt: Date;
}

/** What CreateUserPoolClient was given, in Cognito's own names. */
export interface UserPoolClientSettings {
  ClientName: string;
  ExplicitAuthFlows?: string[] | undefined;
  PreventUserExistenceErrors?: 'LEGACY' | 'ENABLED' | undefined;
  RefreshTokenValidity?: number | undefined;
  AccessTokenValidity?: number | undefined;
  IdTokenValidity?: number | undefined;
  TokenValidityUnits?:
    | {
        AccessToken?: TimeUnit | undefined;
        IdToken?: TimeUnit | undefined;
        RefreshToken?: TimeUnit | undefined;
      }
    | undefined;
  AuthSessionValidity?: number | undefined;
  EnableTokenRevocation?: boolean | undefined;
  ReadAttributes?: string[] | undefined;
  WriteAttributes?: string[] | undefined;
}

export interface Group {
  name: string;
  description: string | undefined;
  roleArn: string | undefined;
  precedence: number | undefined;
  /** By `sub`, which no other user ever has: a deleted user is a member no longer. */
  members: Set<string>;
  createdAt: Date;
  modifiedAt: Date;
}

export interface ChallengeSession {
  clientId: string;
  sub: string;
  expiresAt: Date;
  used: boolean;
}

export interface RefreshToken {
  clientId: string;
  sub: string;
  originJti: string;
  authTime: Date;
  expiresAt: Date;
  revoked: boolean;
}

/** @throws CognitoException ResourceNotFoundException */
export function requirePool(cognito: Cognito, id: string): UserPool {
  const pool = cognito.pools.get(id);
  if (!pool) throw resourceNotFound(`User pool ${id} does not exist.`);
  return pool;
}

/** @throws CognitoException ResourceNotFoundException */
export function requireClient(pool: UserPool, id: string): UserPoolClient {
  const client = pool.clients.get(id);
  if (!client) throw resourceNotFound(`User pool client ${id} does not exist.`);
  return client;
}

/** JSON 1.1 carries a moment as seconds since 1970, with milliseconds after the point. */
export function epochSeconds(moment: Date): number {
  return moment.getTime() / 1000;
}
