import { invalidParameter } from './exceptions.ts';
import type { User } from './state.ts';

/** The attributes that ListUsers can search, and where their value is found. */
const searchable: Readonly<Record<string, (user: User) => string | undefined>> = {
  username: (user) => user.username,
  email: (user) => user.attributes.get('email'),
  phone_number: (user) => user.attributes.get('phone_number'),
  name: (user) => user.attributes.get('name'),
  given_name: (user) => user.attributes.get('given_name'),
  family_name: (user) => user.attributes.get('family_name'),
  preferred_username: (user) => user.attributes.get('preferred_username'),
  'cognito:user_status': (user) => user.status,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
  sub: (user) => user.sub,
};

/** Documented as the ones whose values are compared letter by letter. */
const caseSensitive = new Set(['username', 'status']);

const form = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/u;

/**
 * Reads a ListUsers filter, `name = "value"` (equal) or `name ^= "value"` (starts with).
 * @throws CognitoException InvalidParameterException
 */
export function parseFilter(filter: string | undefined): (user: User) => boolean {
  if (!filter) return () => true;
  const match = form.exec(filter);
  if (!match) throw invalidParameter('Error while parsing filter');
  const [, name = '', operator, quoted = ''] = match;
  const read = searchable[name];
  if (!read) throw invalidParameter(`Invalid search attribute: ${name}`);
  const fold = (text: string) => (caseSensitive.has(name) ? text : text.toLowerCase());
  const wanted = fold(quoted.replaceAll(/\\(.)/gu, '$1'));
  return (user) => {
    const value = read(user);
    if (value === undefined) return false;
    return operator === '=' ? fold(value) === wanted : fold(value).startsWith(wanted);
  };
}
