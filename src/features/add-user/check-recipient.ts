import { checkedRecipient } from '../../admission/recipient.ts';
import { parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Policy } from '../../domain/policy.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import type { FilledForm } from './filled-form.ts';
import type { ChosenPool } from './pool-questions.ts';

/** Who filled in the form, and what they may choose. */
export interface Circumstances {
  policy: Policy;
  /** The pool they chose; undefined when they chose none. */
  chosen: ChosenPool | undefined;
  /** Slack user id. */
  requester: string;
}

/** Whoever gets the password must be at home here; where nobody in Slack gets one, nobody is asked. */
export async function checkRecipient(
  services: Pick<FrontServices, 'members'>,
  { policy, chosen, requester }: Circumstances,
  form: FilledForm,
): Promise<Result<string | undefined, FieldError>> {
  if (chosen?.policy.delivery === 'invitation') return ok(undefined);
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
