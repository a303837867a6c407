import { invalidParameter } from './exceptions.ts';
import type { SchemaAttribute } from './schema-attributes.ts';
import type { UserPool } from './state.ts';

/** Attributes that Cognito itself writes. */
const readOnly = new Set(['sub', 'identities']);

const emailFormat = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const phoneFormat = /^\+[0-9]{1,15}$/u;

export const isEmail = (value: string) => emailFormat.test(value);
export const isPhoneNumber = (value: string) => phoneFormat.test(value);

/**
 * Holds attributes against the pool's schema.
 * @param complete whether they are a whole profile, in which no required attribute may be missing
 * @throws CognitoException InvalidParameterException that lists every problem
 */
export function checkAttributes(
  pool: UserPool,
  attributes: ReadonlyMap<string, string>,
  complete: boolean,
): void {
  const problems = schemaProblems(pool, attributes);
  const missing = complete ? missingAttributes(pool, attributes) : [];
  problems.push(...missing.map((name) => `${name}: The attribute is required\n`));
  if (problems.length > 0) {
    throw invalidParameter(`Attributes did not conform to the schema: ${problems.join('')}`);
  }
  checkFormats(attributes);
}

/** Every attribute that the schema does not know or allow, as Cognito words it, with a line feed. */
export function schemaProblems(pool: UserPool, attributes: ReadonlyMap<string, string>): string[] {
  const schema = pool.settings.SchemaAttributes;
  return [...attributes].flatMap(([name, value]) => problemWith(schema, name, value));
}

/** The required attributes that have no value. */
export function missingAttributes(
  pool: UserPool,
  attributes: ReadonlyMap<string, string>,
): string[] {
  return pool.settings.SchemaAttributes.filter(
    ({ Name, Required }) => Required && Name !== 'sub' && !attributes.get(Name),
  ).map(({ Name }) => Name);
}

/** @throws CognitoException InvalidParameterException */
export function checkFormats(attributes: ReadonlyMap<string, string>): void {
  const readOnlyName = [...attributes.keys()].find((name) => readOnly.has(name));
  if (readOnlyName) {
    throw invalidParameter(`Cannot modify the non-mutable attribute ${readOnlyName}`);
  }
  const email = attributes.get('email');
  if (email && !isEmail(email)) throw invalidParameter('Invalid email address format.');
  const phone = attributes.get('phone_number');
  if (phone && !isPhoneNumber(phone)) throw invalidParameter('Invalid phone number format.');
}

function problemWith(schema: readonly SchemaAttribute[], name: string, value: string): string[] {
  const attribute = schema.find(({ Name }) => Name === name);
  if (!attribute) return [`${name}: Attribute does not exist in the schema.\n`];
  if (value === '') return [];
  const problem = problemOfType(attribute, value);
  return problem ? [`${name}: ${problem}\n`] : [];
}

function problemOfType(attribute: SchemaAttribute, value: string): string | undefined {
  switch (attribute.AttributeDataType) {
    case 'String':
      return lengthProblem(attribute, value.length);
    case 'Number':
      return numberProblem(attribute, Number(value));
    case 'Boolean':
      return value === 'true' || value === 'false' ? undefined : 'Value must be true or false';
    case 'DateTime':
      return Number.isNaN(Date.parse(value)) ? 'Value must be a date and time' : undefined;
  }
}

function lengthProblem({ StringAttributeConstraints }: SchemaAttribute, length: number) {
  const { MinLength = '0', MaxLength = '2048' } = StringAttributeConstraints ?? {};
  if (length < Number(MinLength)) return `String must be no shorter than ${MinLength} characters`;
  if (length > Number(MaxLength)) return `String must be no longer than ${MaxLength} characters`;
  return undefined;
}

function numberProblem({ NumberAttributeConstraints }: SchemaAttribute, value: number) {
  const { MinValue = '-Infinity', MaxValue = 'Infinity' } = NumberAttributeConstraints ?? {};
  if (Number.isNaN(value)) return 'Value must be a number';
  if (value < Number(MinValue)) return `Number must not be less than ${MinValue}`;
  if (value > Number(MaxValue)) return `Number must not be greater than ${MaxValue}`;
  return undefined;
}
