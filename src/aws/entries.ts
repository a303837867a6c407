import type { Refusal } from '../domain/refusal.ts';
import type { Rule } from '../domain/rule.ts';

/** Somebody was turned away; kept beside the requests. */
export interface RefusalEntry {
  id: string;
  actor: string;
  /** What they used: `/cognito-add`, an action id or a callback id. */
  entry: string;
  refusal: Refusal;
  reference: string;
}

/** Somebody looked at a user, or for one; kept beside the requests. */
export interface LookUpEntry {
  id: string;
  actor: string;
  /** As they typed it: an e-mail address, a username or a sub. */
  account: string;
  /** The aliases of the pools that were asked, and of those in which there was such a user. */
  pools: readonly string[];
  found: readonly string[];
  /** By which entry they were let in to each of the pools that were asked. */
  rules: readonly Rule[];
}
