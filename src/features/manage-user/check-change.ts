import { checkedRecipient } from '../../admission/recipient.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Change, UserAction } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { parseReason } from '../../domain/reason.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import { optionValue } from '../../slack/option-value.ts';
import { changeOf } from './change.ts';
import { checkedValue } from './check-value.ts';
import type { FilledChange } from './filled-change.ts';
import type { Field } from './ids.ts';
import { choicesFor } from './offers.ts';
import { accountIn, type Sight } from './sight.ts';

export interface CheckedChange {
  change: Change;
  reason: string;
}

export type FieldErrors = Partial<Record<Field, FieldError>>;

/** Under which policy, by whom (Slack user id), and for whom something is asked. */
export interface Circumstances {
  policy: Policy;
  requester: string;
  sight: Sight;
}

type Services = Pick<FrontServices, 'users' | 'members'>;

/** Checks all fields that the form has; every error is told at once. */
export async function checkChange(
  services: Services,
  { policy, requester, sight }: Circumstances,
  form: FilledChange,
): Promise<Result<CheckedChange, FieldErrors>> {
  const { action } = form.about;
  const choice = checkedChoice(action, sight, form.choice);
  const [value, recipient] = await Promise.all([
    newValue(services, sight, form, choice),
    handsOver(action) ? checkedRecipient(services, policy, form.recipient) : ok(undefined),
  ]);
  const confirmation = confirmed(action, sight, form.confirmation);
  const reason = parseReason(form.reason);
  const errors = errorsOf({ choice, value, recipient, confirmation, reason });
  if (!choice.ok || !value.ok || !recipient.ok || !confirmation.ok || !reason.ok) {
    return refused(errors);
  }
  const to = recipient.value?.id ?? requester;
  const parts = { action, choice: choice.value, value: value.value, recipient: to, requester };
  const change = changeOf(sight, parts);
  if (!change) throw new Error(`${action} was checked and is not whole`);
  return ok({ change, reason: reason.value });
}

type Checked = Result<unknown, FieldError>;

function errorsOf(checked: Record<Field, Checked>): FieldErrors {
  const wrong = Object.entries(checked).flatMap(([field, result]) =>
    result.ok ? [] : [[field, result.error]],
  );
  return Object.fromEntries(wrong);
}

/** The name behind an option; undefined where nothing is chosen. */
export function checkedChoice(
  action: UserAction,
  sight: Sight,
  chosen: string | undefined,
): Result<string | undefined, FieldError> {
  const offered = choicesFor(action, sight);
  if (offered.length === 0) return ok(undefined);
  const name = offered.find((one) => optionValue(one) === chosen);
  if (name !== undefined) return ok(name);
  if (action !== 'add-to-group' && action !== 'remove-from-group') {
    return refused({ kind: 'attribute-not-offered' });
  }
  return chosen === undefined
    ? refused({ kind: 'group-missing' })
    : refused({ kind: 'groups-not-offered', groups: [chosen] });
}

async function newValue(
  services: Services,
  sight: Sight,
  { about, value }: FilledChange,
  choice: Result<string | undefined, FieldError>,
): Promise<Result<string | undefined, FieldError>> {
  if (about.action !== 'change-attribute') return ok(undefined);
  // What is wrong with a value nobody can tell before the attribute is known.
  return choice.ok && choice.value !== undefined
    ? checkedValue(services, sight, choice.value, value)
    : ok(undefined);
}

function handsOver(action: UserAction): boolean {
  return action === 'reset-password' || action === 'verify-by-code';
}

/** Whoever deletes a user types whom they mean. */
function confirmed(action: UserAction, sight: Sight, typed: string): Result<void, FieldError> {
  const expected = accountIn(sight);
  return action !== 'delete-user' || [expected, sight.user.username].includes(typed)
    ? ok(undefined)
    : refused({ kind: 'not-confirmed-by-typing', expected });
}
