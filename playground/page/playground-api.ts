/**
 * What the panel beside the workspace asks of the playground's own server: the AWS side of the
 * story. Everything is JSON.
 *
 *   GET  /playground.json                     → PlaygroundInfo
 *   GET  /playground/pools                    → PoolView[]
 *   POST /playground/sign-in                  SignInInput      → SignInResult
 *   POST /playground/sign-in/new-password     NewPasswordInput → SignInResult
 *   GET  /playground/requests                 → RequestSummary[]   (newest first)
 *   GET  /playground/requests/:id             → RequestTrail
 *   GET  /playground/outbox                   → OutboxMessage[]    (newest first)
 *   GET  /playground/stream                   → server-sent events named `changed`: fetch again
 */
import type { Person } from '../slack/client-api.ts';

/** Addresses and identities, for any other client that wants to play. */
export interface PlaygroundInfo {
  front: string;
  signingSecret: string;
  cognito: string;
  dynamodb: string;
  sqs: string;
  slack: string;
  /** For other programs: where AWS is, credentials for it, and the policy in force. */
  environment: Record<string, string>;
  pools: PoolAddress[];
  people: Person[];
  channels: { id: string; name: string }[];
}

export interface PoolAddress {
  alias: string;
  name: string;
  userPoolId: string;
  clientId: string;
  region: string;
}

export interface PoolView {
  alias: string;
  name: string;
  userPoolId: string;
  users: PoolUser[];
}

export interface PoolUser {
  username: string;
  email: string;
  /** Cognito's UserStatus, such as `CONFIRMED`. */
  status: string;
  enabled: boolean;
  emailVerified: boolean;
  /** ISO 8601. */
  created: string;
  groups: string[];
}

export interface SignInInput {
  alias: string;
  username: string;
  password: string;
}

export interface NewPasswordInput {
  alias: string;
  username: string;
  /** From the challenge that this answers. */
  session: string;
  newPassword: string;
  attributes: Record<string, string>;
}

export type SignInResult =
  | {
      outcome: 'signed-in';
      username: string;
      email: string;
      groups: string[];
      /** Seconds for which the tokens are good. */
      expiresIn: number;
    }
  | { outcome: 'new-password-required'; session: string; requiredAttributes: string[] }
  | {
      outcome: 'refused';
      /** Cognito's own name of the error, such as `NotAuthorizedException`. */
      name: string;
      message: string;
    };

/** What Cognito would have mailed or texted. */
export interface OutboxMessage {
  /** ISO 8601. */
  at: string;
  poolId: string;
  medium: 'EMAIL' | 'SMS';
  /** An e-mail address or a phone number. */
  to: string;
  /** Of e-mails only. */
  subject?: string;
  body: string;
}

export interface RequestSummary {
  id: string;
  title: string;
  state: string;
  /** ISO 8601. */
  updated: string;
}

export interface RequestTrail {
  id: string;
  state: string;
  /** Oldest first. */
  events: TrailEvent[];
}

export interface TrailEvent {
  type: string;
  /** ISO 8601. */
  at: string;
  /** Who did it: a member's id or name; absent when the bot itself did. */
  by?: string;
  sentence: string;
  details: Record<string, string>;
  hash: string;
  /** Whether this event's hash follows from the one before it. */
  chainOk: boolean;
}
