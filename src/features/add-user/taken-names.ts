import { firstTakenAlias } from '../../aws/taken-alias.ts';
import type { Email } from '../../domain/email.ts';
import type { FieldError } from '../../domain/field-error.ts';
import type { Result } from '../../domain/result.ts';
import type { FrontServices } from '../../services.ts';
import { attributeField, type FieldErrors } from './fields.ts';
import type { ChosenPool } from './pool-questions.ts';

/** The names under which a new user would sign in, as far as they are right. */
export interface Names {
  email: Result<Email, FieldError>;
  username: Result<string | undefined, FieldError>;
}

type Services = Pick<FrontServices, 'users'>;

/** Who signs in already with a name or an attribute of the form, asked side by side. */
export async function takenNames(
  services: Services,
  chosen: ChosenPool,
  names: Names,
  attributes: Readonly<Record<string, string>>,
): Promise<FieldErrors> {
  const [name, alias] = await Promise.all([
    takenName(services, chosen, names),
    takenAlias(services, chosen, attributes),
  ]);
  return { ...name, ...alias };
}

async function takenName(
  { users }: Services,
  { policy, questions }: ChosenPool,
  { email, username }: Names,
): Promise<FieldErrors> {
  const { rules } = questions;
  if (!rules || !email.ok || !username.ok) return {};
  const name = rules.signsInWith({ email: email.value, username: username.value });
  const user = await users.find(policy, name);
  if (!user) return {};
  return {
    [rules.asked ? 'username' : 'email']: {
      kind: 'user-exists',
      email: name,
      status: user.status,
    },
  };
}

async function takenAlias(
  { users }: Services,
  { policy, questions }: ChosenPool,
  attributes: Readonly<Record<string, string>>,
): Promise<FieldErrors> {
  const taken = await firstTakenAlias(users, policy, questions.pool, attributes);
  const attribute = questions.attributes.find(({ name }) => name === taken?.attribute);
  return taken && attribute
    ? { [attributeField(attribute)]: { kind: 'alias-taken', ...taken } }
    : {};
}
