import type { PoolPolicy } from '../../domain/policy.ts';
import type { PoolAttribute } from '../../domain/user-attribute.ts';
import { USERNAME_RULES, type UsernameRules, type UserPool } from '../../domain/user-pool.ts';
import type { FrontServices } from '../../services.ts';
import { attributeField, FIELDS, groupsBlock } from './fields.ts';
import type { FilledForm } from './filled-form.ts';

/** What the form asks besides e-mail and reason, because pool and policy want it so. */
export interface PoolQuestions {
  pool: UserPool;
  /** Undefined for a pool in which Concierge makes no users. */
  rules: UsernameRules | undefined;
  attributes: readonly PoolAttribute[];
  /** Those offered that the pool has. */
  groups: readonly string[];
}

/** A pool that was chosen, and what it asks. */
export interface ChosenPool {
  policy: PoolPolicy;
  questions: PoolQuestions;
}

/** Asks Cognito, side by side, what is not remembered. */
export async function chosenPool(
  { pools }: Pick<FrontServices, 'pools'>,
  policy: PoolPolicy,
): Promise<ChosenPool> {
  const [pool, groups] = await Promise.all([pools.describe(policy), groupsOffered(pools, policy)]);
  const questions = {
    pool,
    rules: USERNAME_RULES[pool.usernameKind],
    attributes: attributesToAsk(policy, pool),
    groups,
  };
  return { policy, questions };
}

async function groupsOffered(
  pools: FrontServices['pools'],
  policy: PoolPolicy,
): Promise<readonly string[]> {
  if (policy.groups.length === 0) return [];
  const known = await pools.groups(policy);
  return policy.groups.filter((name) => known.includes(name));
}

/** True where Cognito's invitation goes to a phone number. */
export function invitesBySms({ delivery, desiredDeliveryMediums }: PoolPolicy): boolean {
  return delivery === 'invitation' && desiredDeliveryMediums.includes('SMS');
}

function attributesToAsk(policy: PoolPolicy, pool: UserPool): PoolAttribute[] {
  const bySms = invitesBySms(policy);
  return pool.attributes
    .map((attribute) =>
      bySms && attribute.name === 'phone_number' ? { ...attribute, required: true } : attribute,
    )
    .filter(({ name, required }) => required || policy.attributes.includes(name));
}

/** False for a form that came before the pool's own inputs, or with those of another pool. */
export function isComplete(chosen: ChosenPool, { blockOf }: Pick<FilledForm, 'blockOf'>): boolean {
  const { policy, questions } = chosen;
  const hasGroups = blockOf(FIELDS.groups) === groupsBlock(policy.alias);
  return (
    fieldsAsked(chosen).every((field) => blockOf(field) !== undefined) &&
    (questions.groups.length === 0 || hasGroups)
  );
}

function fieldsAsked({ policy, questions }: ChosenPool): string[] {
  return [
    ...(questions.rules?.asked ? [FIELDS.username] : []),
    ...questions.attributes.map(attributeField),
    ...(policy.delivery === 'invitation' ? [] : [FIELDS.recipient]),
  ];
}
