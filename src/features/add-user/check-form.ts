import { kindAtHome } from '../../domain/access.ts';
import { domainOf, type Email, parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Policy, PoolPolicy } from '../../domain/policy.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import { type Field, type FilledForm, LONGEST_REASON } from './form.ts';

export interface CheckedForm {
  email: Email;
  recipient: string;
  reason: string;
}

export type FieldErrors = Partial<Record<Field, FieldError>>;

type Services = Pick<FrontServices, 'users' | 'members'>;

/** Checks all fields, asking Slack and Cognito side by side; every error is told at once. */
export async function checkForm(
  services: Services,
  policy: Policy,
  pool: PoolPolicy,
  form: FilledForm,
): Promise<Result<CheckedForm, FieldErrors>> {
  const [email, recipient] = await Promise.all([
    checkEmail(services, pool, form.email),
    checkRecipient(services, policy, form.recipient),
  ]);
  const reason = checkReason(form.reason);
  if (email.ok && recipient.ok && reason.ok) {
    return ok({ email: email.value, recipient: recipient.value, reason: reason.value });
  }
  return refused({
    ...(email.ok ? {} : { email: email.error }),
    ...(recipient.ok ? {} : { recipient: recipient.error }),
    ...(reason.ok ? {} : { reason: reason.error }),
  });
}

async function checkEmail(
  { users }: Services,
  pool: PoolPolicy,
  typed: string,
): Promise<Result<Email, FieldError>> {
  const email = parseEmail(typed);
  if (!email.ok) return email;
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
  { members }: Services,
  policy: Policy,
  userId: string | undefined,
): Promise<Result<string, FieldError>> {
  if (!userId) return refused({ kind: 'recipient-missing' });
  const person = await members.find(userId);
  const kind = person ? kindAtHome(policy, person) : 'deactivated';
  return kind === 'member' ? ok(userId) : refused({ kind: 'recipient-unfit', person: kind });
}

function checkReason(reason: string): Result<string, FieldError> {
  if (reason === '') return refused({ kind: 'reason-missing' });
  return reason.length > LONGEST_REASON
    ? refused({ kind: 'reason-too-long', limit: LONGEST_REASON })
    : ok(reason);
}
