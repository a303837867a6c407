import * as z from 'zod/mini';
import { CognitoException, invalidParameter } from './exceptions.ts';

/** Members that the API model marks as sensitive: Cognito does not repeat their values. */
const sensitive = new Set([
  'Username',
  'Password',
  'TemporaryPassword',
  'PreviousPassword',
  'ProposedPassword',
  'AccessToken',
  'SecretHash',
  'ClientId',
  'ClientSecret',
  'Session',
  'Token',
  'Value',
  'AuthParameters',
  'ChallengeResponses',
]);

/**
 * Parses an operation's input.
 * @throws CognitoException SerializationException for a value of the wrong type,
 * InvalidParameterException for everything that is missing or breaks a constraint.
 */
export function parseInput<T>(schema: z.core.$ZodType<T>, body: unknown): T {
  const given = withoutNulls(body);
  const result = z.safeParse(schema, given);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => describeIssue(issue, given));
  const noun = problems.length === 1 ? 'error' : 'errors';
  throw invalidParameter(`${problems.length} validation ${noun} detected: ${problems.join('; ')}`);
}

/** The AWS JSON protocol reads a null as a member that was not sent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([name, member]) => [name, withoutNulls(member)]));
}

function describeIssue(issue: z.core.$ZodIssue, given: unknown): string {
  const value = issue.path.reduce<unknown>(memberOf, given);
  if (issue.code === 'invalid_type' && value !== undefined) throw wrongType(issue.expected);
  const secret = issue.path.some((step) => sensitive.has(String(step)));
  const shown = value === undefined ? ' null' : ` '${value}'`;
  const constraint = value === undefined ? 'Member must not be null' : describeConstraint(issue);
  const where = issue.path.map(nameStep).join('.');
  return `Value${secret ? '' : shown} at '${where}' failed to satisfy constraint: ${constraint}`;
}

function memberOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
}

/** `Policies.PasswordPolicy` is `policies.passwordPolicy` in messages; lists count from one. */
function nameStep(step: PropertyKey): string {
  if (typeof step === 'number') return `${step + 1}.member`;
  return String(step).charAt(0).toLowerCase() + String(step).slice(1);
}

function wrongType(expected: string): CognitoException {
  return new CognitoException('SerializationException', `Expected a value of type ${expected}.`);
}

function describeConstraint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `Member must have ${measure(issue.origin)} greater than or equal to ${issue.minimum}`;
    case 'too_big':
      return `Member must have ${measure(issue.origin)} less than or equal to ${issue.maximum}`;
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    default:
      return issue.message;
  }
}

const measure = (origin: string) =>
  origin === 'string' || origin === 'array' ? 'length' : 'value';
