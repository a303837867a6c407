import { checkedRecipient } from '../../admission/recipient.ts';
import type { FieldError } from '../../domain/field-error.ts';
import { legible } from '../../domain/legible.ts';
import { type Change, givesPassword, type UserAction } from '../../domain/plan.ts';
import type { Policy } from '../../domain/policy.ts';
import { parseReason } from '../../domain/reason.ts';
import { ok, type Result, refused, together } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import { optionValue } from '../../slack/option-value.ts';
import { changeOf, type Parts } from './change.ts';
import { checkedValue } from './check-value.ts';
import type { FilledChange } from './filled-change.ts';
import { choicesFor } from './offers.ts';
import { accountIn, type Sight } from './sight.ts';

export interface CheckedChange {
  change: Change;
  reason: string;
}

/** By field. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

/** Under which policy, by whom (Slack user id), and for whom something is asked. */
export interface Circumstances {
  policy: Policy;
  requester: string;
  sight: Sight;
}

interface CheckedInputs extends Pick<Parts, 'choice' | 'value' | 'recipient'> {
  confirmation: string;
  reason: string;
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
    receiver(services, { policy, requester, sight }, form),
  ]);
  const confirmation = confirmed(action, sight, form.confirmation);
  const reason = parseReason(form.reason);
  const checked = together<CheckedInputs, FieldError>({
    choice,
    value,
    recipient,
    confirmation,
    reason,
  });
  if (!checked.ok) return checked;
  const change = changeOf(sight, { action, ...checked.value, requester });
  if (!change) throw new Error(`${action} was checked and is not whole`);
  return ok({ change, reason: checked.value.reason });
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

/** Slack user id of whoever gets the password, where one is handed over. */
async function receiver(
  services: Services,
  { policy, requester }: Circumstances,
  { about: { action }, recipient }: FilledChange,
): Promise<Result<string, FieldError>> {
  if (!givesPassword(action)) return ok(requester);
  const checked = await checkedRecipient(services, policy, recipient);
  return checked.ok ? ok(checked.value.id) : checked;
}

/** Whoever deletes a user types whom they mean. */
function confirmed(action: UserAction, sight: Sight, typed: string): Result<string, FieldError> {
  const expected = accountIn(sight);
  // Nobody can type what is not seen, so that as it is shown will do.
  const names = [expected, legible(expected), sight.user.username];
  return action !== 'delete-user' || names.includes(typed)
    ? ok(typed)
    : refused({ kind: 'not-confirmed-by-typing', expected });
}
