import type { CryptoKey, JWK } from 'jose';
import { resourceNotFound } from './exceptions.ts';
import type { QuotaCategory } from './quota-categories.ts';
import type { UserPoolSettings } from './user-pool-settings.ts';

/** Everything that the stand-in remembers, seen from one account in one Region. */
export interface Cognito {
  region: string;
  accountId: string;
  /** The accounts of further access keys, by key. */
  accounts: ReadonlyMap<string, string>;
  now(): Date;
  /** Of all accounts and Regions. */
  pools: Map<string, UserPool>;
  outbox: Outbox;
  /** Requests per second; a category without a number has no quota. */
  quotas: Partial<Record<QuotaCategory, number>>;
  buckets: Map<string, TokenBucket>;
  /** What IAM does not let the callers of an account do. */
  denied(operation: string, accountId: string): boolean;
  /** How many milliseconds ListUsers and ListUsersInGroup are behind; 0 for not at all. */
  listUsersDelay: number;
  /** By pool and `sub`, the oldest first; kept only while lists are behind. */
  userVersions: Map<string, Map<string, UserVersion[]>>;
}

export interface TokenBucket {
  tokens: number;
  filledAt: number;
}

/** What the lists of users may show of somebody from a moment on: nobody, once deleted. */
export interface UserVersion {
  since: number;
  user: User | undefined;
  groups: readonly string[];
  /** Everything that can differ between two versions. */
  content: string;
}

/** What Cognito has mailed and texted, for all pools. */
export interface Outbox {
  /** In the order in which they were sent. */
  messages: OutboxMessage[];
  /** Whether nothing can be delivered to this address. */
  undeliverable(to: string): boolean;
  /** How many e-mails a day may go out; without any limit when absent. */
  dailyEmailLimit: number | undefined;
}

export interface OutboxMessage {
  /** ISO 8601. */
  at: string;
  poolId: string;
  medium: 'EMAIL' | 'SMS';
  to: string;
  /** Of e-mails only. */
  subject?: string;
  body: string;
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

export type UserStatus =
  | 'UNCONFIRMED'
  | 'CONFIRMED'
  | 'RESET_REQUIRED'
  | 'FORCE_CHANGE_PASSWORD'
  | 'EXTERNAL_PROVIDER';

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
  /** The codes that were sent and not yet entered, by what they are good for. */
  codes: Map<CodePurpose, SentCode>;
  /** When each operation that Cognito limits was called for this user, by its name. */
  attempts: Map<string, Date[]>;
  mfa: MfaPreference;
}

export type VerifiableAttribute = 'email' | 'phone_number';

/** To confirm a sign-up, to set a new password, or to verify an attribute. */
export type CodePurpose = 'sign-up' | 'password' | VerifiableAttribute;

export interface SentCode {
  code: string;
  attribute: VerifiableAttribute;
  /** The address that it was sent to, and proves. */
  to: string;
  expiresAt: Date;
  /** The codes for the same purpose that this one took the place of. */
  superseded: string[];
}

export type MfaFactor = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA';

export interface MfaPreference {
  enabled: MfaFactor[];
  preferred: MfaFactor | undefined;
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

/** Where a pool of that id would be in an account and Region. */
export function poolArn({ region, accountId }: Cognito, id: string): string {
  return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`;
}

/**
 * Finds a pool of the account and Region.
 * @throws CognitoException ResourceNotFoundException
 */
export function requirePool(cognito: Cognito, id: string): UserPool {
  const pool = cognito.pools.get(id);
  if (pool?.arn !== poolArn(cognito, id)) throw resourceNotFound(`User pool ${id} does not exist.`);
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
