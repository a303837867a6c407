import { domainOf, parseEmail } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import { ok, type Result, refused } from '../../domain/result.ts';
import { parseAttribute } from '../../domain/user-attribute.ts';
import type { FrontServices } from '../../services.ts';
import { changeableAttribute } from './offers.ts';
import type { Sight } from './sight.ts';

/** An attribute's new value, empty to take it away; looks whether somebody else signs in with it. */
export async function checkedValue(
  { users }: Pick<FrontServices, 'users'>,
  sight: Sight,
  name: string,
  typed: string,
): Promise<Result<string, FieldError>> {
  const parsed = name === 'email' ? emailAllowed(sight, typed) : attributeValue(sight, name, typed);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const { pool, user, description } = sight;
  if (value === (user.attributes[name] ?? ''))
    return refused({ kind: 'attribute-unchanged', name });
  const signsIn = value !== '' && description.signInAttributes.includes(name);
  const holder = signsIn ? await users.find(pool, value) : undefined;
  return holder && holder.sub !== user.sub
    ? refused({ kind: 'alias-taken', attribute: name, value })
    : parsed;
}

function emailAllowed({ pool }: Sight, typed: string): Result<string, FieldError> {
  const email = parseEmail(typed);
  if (!email.ok) {
    const missing = email.error.kind === 'email-missing';
    return missing ? refused({ kind: 'attribute-missing', name: 'email' }) : email;
  }
  const domain = domainOf(email.value);
  return pool.domains.includes(domain)
    ? email
    : refused({ kind: 'domain-not-allowed', domain, allowed: pool.domains });
}

function attributeValue(sight: Sight, name: string, typed: string): Result<string, FieldError> {
  const attribute = changeableAttribute(sight, name);
  if (!attribute) return refused({ kind: 'attribute-not-offered' });
  const parsed = parseAttribute(attribute, typed);
  return parsed.ok ? ok(parsed.value ?? '') : parsed;
}
