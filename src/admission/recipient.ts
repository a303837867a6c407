import { kindAtHome } from '../domain/access.ts';
import type { FieldError } from '../domain/field-error.ts';
import type { Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { ok, type Result, refused } from '../domain/result.ts';
import type { FrontServices } from '../services.ts';

/** The member whom a form names to receive a password, or why they cannot. */
export async function checkedRecipient(
  { members }: Pick<FrontServices, 'members'>,
  policy: Policy,
  chosen: string | undefined,
): Promise<Result<Person, FieldError>> {
  if (!chosen) return refused({ kind: 'recipient-missing' });
  const person = await members.find(chosen);
  const kind = person ? kindAtHome(policy, person) : 'deactivated';
  if (!person || kind === 'deactivated') {
    return refused({ kind: 'recipient-unfit', person: 'deactivated' });
  }
  return kind === 'member' ? ok(person) : refused({ kind: 'recipient-unfit', person: kind });
}
