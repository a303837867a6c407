import { digest } from './canonical.ts';
import type { Milliseconds } from './duration.ts';
import type { Limits } from './limits.ts';
import type { MeantPasswordPolicy } from './password-policy.ts';
import type { Delivery, DeliveryMedium, PasswordKind } from './plan.ts';
import { type PolicyProblem, policyProblems } from './policy-problems.ts';
import { type PolicyAction, policySchema, type RawPool } from './policy-schema.ts';
import { ok, type Result, refused } from './result.ts';
import { type AppClient, type PoolAddress, poolAddress, regionOf } from './user-pool.ts';

export type Language = 'en' | 'ja';

/** Who may ask for something to be done with a user, and how many must approve. */
export interface ActionPolicy {
  /** The pool's requesters unless the action names its own. */
  requesters?: readonly string[] | undefined;
  /** As many as for a new account unless the action has its own number. */
  approvals?: number | undefined;
}

/** Who may break the glass, and who is told of it: by user id, because they get a message. */
export interface BreakGlass {
  people: readonly string[];
  tell: readonly string[];
}

/** What the policy says of one user pool. A list that names nobody admits nobody. */
export interface PoolPolicy extends PoolAddress {
  alias: string;
  /** Shown to people beside the alias. */
  name: string;
  /** Slack user ids (U…, W…) and user-group ids (S…). */
  requesters: readonly string[];
  approvers: readonly string[];
  /** How many different people must approve; 0 lets requests straight through. */
  approvals: number;
  selfApproval: boolean;
  /** E-mail domains that accounts may have, lower-cased. */
  domains: readonly string[];
  /** For signing in, which proofs of an address and checks of a password need. */
  client?: AppClient | undefined;
  /** Asked for in the form, besides those that the pool requires. */
  attributes: readonly string[];
  /** Offered in the form. */
  groups: readonly string[];
  delivery: Delivery;
  /** How Cognito sends its invitations. */
  desiredDeliveryMediums: readonly DeliveryMedium[];
  /** Who gets the password when Slack takes no message for the recipient. */
  fallback: 'requester' | 'none';
  password: PasswordKind;
  /** What the pool itself is meant to demand of passwords; `npm run doctor` says when it does not. */
  passwordPolicy?: MeantPasswordPolicy | undefined;
  /** Concierge answers NEW_PASSWORD_REQUIRED for the user instead of setting their password. */
  completeFirstSignIn: boolean;
  /** `direct`: marked as verified because the approvers answer for it. `code`: its owner proves it. */
  emailVerification: 'direct' | 'code';
  phoneVerification: 'direct' | 'code';
  /** What `/cognito-user` shows of a user besides their state. */
  visibleAttributes: readonly string[];
  changeableAttributes: readonly string[];
  /** What may be done with users; what is not named may not. */
  actions: Readonly<Partial<Record<PolicyAction, ActionPolicy | undefined>>>;
  /** Groups, and users by username, sub or e-mail, for which two must approve. */
  protected: { groups: readonly string[]; users: readonly string[] };
  /** Who may have a request carried out without its approvals; nobody where it is absent. */
  breakGlass?: BreakGlass | undefined;
  hideAfter: Milliseconds;
  /** After so long, what nobody claimed is revoked; see `claimTime`. */
  claimWithin?: Milliseconds | undefined;
  expireAfter: Milliseconds;
}

/** Who may do what, in which pools. Parsed and whole: nothing else in the code reads the YAML. */
export interface Policy {
  /** The only Slack workspace whose members may act, `T…`. */
  workspace: string;
  /** Where requests are shown and reviewed, `C…` or `G…`. */
  channel: string;
  /** Whom a refused person is told to ask: a user or a user group. */
  contact: string;
  /** Language of the shared card. */
  language: Language;
  limits: Limits;
  pools: ReadonlyMap<string, PoolPolicy>;
  /** SHA-256 of the content, recorded with every request it lets in. */
  version: string;
}

/** Reads a policy that has been parsed from YAML. All its problems are reported at once. */
export function parsePolicy(raw: unknown): Result<Policy, PolicyProblem[]> {
  const problems = policyProblems(raw);
  if (problems.length > 0) return refused(problems);
  const parsed = policySchema.parse(raw);
  const pools = Object.entries(parsed.pools).map(([alias, entry]) => poolPolicy(alias, entry));
  return ok({
    ...parsed,
    pools: new Map(pools.map((entry) => [entry.alias, entry])),
    version: digest(parsed),
  });
}

/** What people read for a pool: its name, or the alias when the policy no longer has it. */
export function poolName(policy: Policy, alias: string): string {
  return policy.pools.get(alias)?.name ?? alias;
}

/** Who may decide on requests for a pool: nobody when the policy no longer has it. */
export function approversOf(policy: Policy, alias: string): readonly string[] {
  return policy.pools.get(alias)?.approvers ?? [];
}

export function isGroup(id: string): boolean {
  return id.startsWith('S');
}

function poolPolicy(alias: string, entry: RawPool): PoolPolicy {
  return { ...entry, region: regionOf(entry.userPoolId), alias, name: entry.name ?? alias };
}

/** How a request's pool is reached: as the policy says, while it still means the same pool. */
export function addressOf(
  { pools }: Policy,
  { pool, userPoolId }: { pool: string; userPoolId: string },
): PoolAddress {
  const found = pools.get(pool);
  return found?.userPoolId === userPoolId ? found : poolAddress(userPoolId);
}
