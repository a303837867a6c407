import type { Finding } from '../domain/finding.ts';
import type { PasswordKind, VerifiableAttribute } from '../domain/plan.ts';
import type { PoolAttribute } from '../domain/user-attribute.ts';
import { attributeName } from './attribute-names.ts';
import { duration } from './duration.ts';
import { enPolicyChanges } from './en-troubles.ts';
import { code, escaped, joined, type Mrkdwn, mrkdwn } from './mrkdwn.ts';

type Bounds = Pick<PoolAttribute, 'type' | 'min' | 'max'>;

function bounds({ min, max }: Bounds, unit: string): string | undefined {
  if (min !== undefined && max !== undefined) return `Between ${min} and ${max}${unit}.`;
  if (min !== undefined) return `At least ${min}${unit}.`;
  return max === undefined ? undefined : `At most ${max}${unit}.`;
}

/** What the field of an attribute takes; nothing where it takes anything. */
function attributeHint(attribute: Bounds): string | undefined {
  switch (attribute.type) {
    case 'string':
      return bounds(attribute, ' characters');
    case 'number':
      return bounds(attribute, '');
    case 'phone':
      return 'With the country code: +81 90 1234 5678.';
    case 'date-time':
      return 'In your own time zone.';
    case 'date':
    case 'boolean':
      return undefined;
  }
}

const verified = (attribute: VerifiableAttribute) => attributeName('en', attribute).toLowerCase();

const PASSWORDS: Record<PasswordKind, Mrkdwn> = {
  permanent: mrkdwn`permanent`,
  temporary: mrkdwn`temporary`,
};

function found(finding: Finding): Mrkdwn {
  switch (finding.kind) {
    case 'free':
      return mrkdwn`:white_check_mark: Checked just now: ${code(finding.account)} is free.`;
    case 'exists':
      return mrkdwn`:warning: Checked just now: ${code(finding.account)} exists already (${code(finding.status)}).`;
    case 'alias-taken':
      return mrkdwn`:warning: Checked just now: another user signs in with ${code(finding.value)} (${escaped(attributeName('en', finding.attribute))}) already.`;
    case 'group-gone':
      return mrkdwn`:warning: Checked just now: the pool has no group ${code(finding.group)} any more.`;
    case 'standing':
      return mrkdwn`:white_check_mark: Checked just now: ${code(finding.account)} exists (${code(finding.status)}).`;
    case 'user-gone':
      return mrkdwn`:warning: Checked just now: the user ${code(finding.account)} whom this is for is gone.`;
    case 'policy-changed':
      return mrkdwn`:warning: Checked just now: ${enPolicyChanges[finding.what]}`;
  }
}

/** The form for a new account as its pool shapes it, and what a look at the pool shows. */
export const enAccountForm = {
  accountForm: {
    username: 'Username',
    usernameHint: '1 to 128 characters without spaces. It cannot be changed later.',
    groups: 'Groups',
    yes: 'Yes',
    no: 'No',
    attributeHint,
  },

  preview: {
    passwords: PASSWORDS,
    domainFits: (domain: string) =>
      mrkdwn`:white_check_mark: Addresses at ${code(domain)} are allowed in this pool.`,
    domainUnfit: (domain: string, allowed: readonly string[]) =>
      mrkdwn`:warning: Addresses at ${code(domain)} are not allowed in this pool, only at ${joined(allowed.map(code), ', ')}.`,
    free: (account: string, pool: string) =>
      mrkdwn`:white_check_mark: There is no user ${code(account)} in ${escaped(pool)} yet.`,
    exists: (account: string, pool: string, status: string) =>
      mrkdwn`:warning: ${code(account)} exists in ${escaped(pool)} already (${code(status)}).`,
    groups: (groups: readonly string[]) =>
      mrkdwn`:busts_in_silhouette: The user joins ${joined(groups.map(code), ', ')}.`,
    proof: (attribute: VerifiableAttribute) =>
      mrkdwn`:envelope: First the ${escaped(verified(attribute))} is proved by a code that Cognito sends there.`,
    password: (kind: PasswordKind, hideAfter: number) =>
      mrkdwn`:key: The member chosen below receives a ${PASSWORDS[kind]} password by direct message, for ${escaped(duration('en', hideAfter))} at most.`,
  },

  found,
};
