import { domainOf, type Email, parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { PoolPolicy } from '../../domain/policy.ts';
import { parseReason } from '../../domain/reason.ts';
import { ok, type Result, refused, together } from '../../domain/result.ts';
import { parseNewUsername } from '../../domain/username.ts';
import type { FrontServices } from '../../services.ts';
import { checkAttributes } from './check-attributes.ts';
import { type Circumstances, checkRecipient } from './check-recipient.ts';
import { chosenGroups, groupsNotOffered } from './chosen-groups.ts';
import type { FieldErrors } from './fields.ts';
import type { FilledForm } from './filled-form.ts';
import type { ChosenPool } from './pool-questions.ts';
import { takenNames } from './taken-names.ts';

export interface CheckedForm {
  pool: PoolPolicy;
  email: Email;
  /** Where usernames are chosen. */
  username: string | undefined;
  /** By Cognito's names; those that were filled in. */
  attributes: Readonly<Record<string, string>>;
  groups: readonly string[];
  /** Undefined where no password goes to anybody in Slack. */
  recipient: string | undefined;
  reason: string;
}

/** Checks all fields, asking Slack and Cognito side by side; every error is told at once. */
export async function checkForm(
  services: Pick<FrontServices, 'users' | 'members'>,
  circumstances: Circumstances,
  form: FilledForm,
): Promise<Result<CheckedForm, FieldErrors>> {
  const { chosen } = circumstances;
  const typed = checkTyped(chosen, form);
  const attributes = checkAttributes(chosen, form);
  const names = { email: parseEmail(form.email), username: typed.username };
  const [recipient, taken] = await Promise.all([
    checkRecipient(services, circumstances, form),
    chosen ? takenNames(services, chosen, names, attributes.values) : {},
  ]);
  const checked = together({ ...typed, recipient });
  const errors = { ...taken, ...attributes.errors, ...(checked.ok ? {} : checked.error) };
  return checked.ok && Object.keys(errors).length === 0
    ? ok({ ...checked.value, attributes: attributes.values })
    : refused(errors);
}

/** What needs no look at anything but the form. */
function checkTyped(chosen: ChosenPool | undefined, form: FilledForm) {
  return {
    pool: checkPool(chosen),
    email: checkEmail(chosen?.policy, form.email),
    username: checkUsername(chosen, form.username),
    groups: checkGroups(chosen, form.groups),
    reason: parseReason(form.reason),
  };
}

function checkPool(chosen: ChosenPool | undefined): Result<PoolPolicy, FieldError> {
  if (!chosen) return refused({ kind: 'pool-missing' });
  return chosen.questions.rules ? ok(chosen.policy) : refused({ kind: 'pool-not-supported' });
}

function checkEmail(pool: PoolPolicy | undefined, typed: string): Result<Email, FieldError> {
  const email = parseEmail(typed);
  if (!email.ok || !pool) return email;
  const domain = domainOf(email.value);
  return pool.domains.includes(domain)
    ? email
    : refused({ kind: 'domain-not-allowed', domain, allowed: pool.domains });
}

function checkUsername(
  chosen: ChosenPool | undefined,
  typed: string,
): Result<string | undefined, FieldError> {
  return chosen?.questions.rules?.asked ? parseNewUsername(typed) : ok(undefined);
}

function checkGroups(
  chosen: ChosenPool | undefined,
  values: readonly string[],
): Result<readonly string[], FieldError> {
  const offered = chosen?.questions.groups ?? [];
  const others = groupsNotOffered(offered, values);
  return others.length === 0
    ? ok(chosenGroups(offered, values))
    : refused({ kind: 'groups-not-offered', groups: others });
}
