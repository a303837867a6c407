import { checkedRecipient } from '../../admission/recipient.ts';
import { domainOf, type Email, parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';
import { parseReason } from '../../domain/reason.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { Field, FilledForm } from './form.ts';

export interface CheckedForm {
  pool: PoolPolicy;
  email: Email;
  recipient: string;
  reason: string;
}

export type FieldErrors = Partial<Record<Field, FieldError>>;

/** Who filled in the form, and what they may choose. */
export interface Circumstances {
  policy: Policy;
  /** The pool they chose; undefined when they chose none. */
  pool: PoolPolicy | undefined;
  /** Slack user id. */
  requester: string;
}

type Services = Pick<FrontServices, 'users' | 'members'>;

/** Checks all fields, asking Slack and Cognito side by side; every error is told at once. */
export async function checkForm(
  services: Services,
  circumstances: Circumstances,
  form: FilledForm,
): Promise<Result<CheckedForm, FieldErrors>> {
  const pool = checkPool(circumstances.pool);
  const [email, recipient] = await Promise.all([
    checkEmail(services, circumstances.pool, form.email),
    checkRecipient(services, circumstances, form),
  ]);
  const reason = parseReason(form.reason);
  if (pool.ok && email.ok && recipient.ok && reason.ok) {
    return ok({
      pool: pool.value,
      email: email.value,
      recipient: recipient.value,
      reason: reason.value,
    });
  }
  return refused({
    ...(pool.ok ? {} : { pool: pool.error }),
    ...(email.ok ? {} : { email: email.error }),
    ...(recipient.ok ? {} : { recipient: recipient.error }),
    ...(reason.ok ? {} : { reason: reason.error }),
  });
}

function checkPool(pool: PoolPolicy | undefined): Result<PoolPolicy, FieldError> {
  return pool ? ok(pool) : refused({ kind: 'pool-missing' });
}

async function checkEmail(
  { users }: Services,
  pool: PoolPolicy | undefined,
  typed: string,
): Promise<Result<Email, FieldError>> {
  const email = parseEmail(typed);
  if (!email.ok || !pool) return email;
  const domain = domainOf(email.value);
  if (!pool.domains.includes(domain)) {
    return refused({ kind: 'domain-not-allowed', domain, allowed: pool.domains });
  }
  const existing = await users.find(pool, email.value);
  return existing
    ? refused({ kind: 'user-exists', email: email.value, status: existing.status })
    : email;
}

async function checkRecipient(
  services: Services,
  { policy, requester }: Circumstances,
  form: FilledForm,
): Promise<Result<string, FieldError>> {
  const checked = await checkedRecipient(services, policy, form.recipient);
  if (!checked.ok) return checked;
  const { id, email } = checked.value;
  return id !== requester && isOutdatedProposal(form, email)
    ? refused({ kind: 'recipient-proposed-for-another' })
    : ok(id);
}

/** Nobody chose this recipient: they had the address that stood in the form before it changed. */
function isOutdatedProposal(form: FilledForm, address: string | undefined): boolean {
  const email = parseEmail(form.email);
  return form.recipient === form.proposed && email.ok && email.value !== address;
}
