import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { ALWAYS_THERE, type AttributeType, type PoolAttribute } from '../domain/user-attribute.ts';
import { PROVISION_ID } from './provision-id.ts';

/** Those that are always there, and the one that Concierge writes itself. */
const NOT_ASKED: ReadonlySet<string | undefined> = new Set([
  undefined,
  ...ALWAYS_THERE,
  PROVISION_ID,
]);

/** Cognito gives every user a sub; everybody has an e-mail address. */
const FILLED = ['sub', 'email'];

/** Standard attributes that are more than the String which the schema says they are. */
const STANDARD: Readonly<Record<string, AttributeType>> = {
  birthdate: 'date',
  phone_number: 'phone',
};

const TYPES: Readonly<Record<string, AttributeType>> = {
  Boolean: 'boolean',
  DateTime: 'date-time',
  Number: 'number',
  String: 'string',
};

/** No value of an attribute is longer: https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html */
const LONGEST = 2048;

/**
 * What people can be asked of a pool's schema. Developer-only attributes (`dev:`) are left out: AWS
 * keeps them for what it calls legacy.
 */
export function poolAttributes(schema: readonly SchemaAttributeType[]): PoolAttribute[] {
  return schema
    .filter(({ Name, DeveloperOnlyAttribute }) => !NOT_ASKED.has(Name) && !DeveloperOnlyAttribute)
    .map(poolAttribute);
}

/** The names of those that every user must have and that neither people nor we fill in. */
export function unfillable(schema: readonly SchemaAttributeType[]): string[] {
  const filled = new Set([...FILLED, ...poolAttributes(schema).map(({ name }) => name)]);
  return schema.flatMap(({ Name = '', Required }) => (Required && !filled.has(Name) ? [Name] : []));
}

/** True where an e-mail address can be given, but not changed. */
export function keepsEmail(schema: readonly SchemaAttributeType[]): boolean {
  return schema.some(({ Name, Mutable }) => Name === 'email' && Mutable === false);
}

function poolAttribute(schema: SchemaAttributeType): PoolAttribute {
  const { Name: name = '', AttributeDataType = 'String', Required, Mutable } = schema;
  const type = STANDARD[name] ?? TYPES[AttributeDataType] ?? 'string';
  return {
    name,
    type,
    required: Required ?? false,
    mutable: Mutable ?? true,
    ...bounds(type, schema),
  };
}

/** The schema writes its numbers as text. Bounds that Cognito sets to all strings say nothing. */
function bounds(
  type: AttributeType,
  schema: SchemaAttributeType,
): Pick<PoolAttribute, 'min' | 'max'> {
  const { StringAttributeConstraints: string, NumberAttributeConstraints: number } = schema;
  if (type === 'number') return bound(number?.MinValue, number?.MaxValue);
  if (type !== 'string') return {};
  const { MinLength = '0', MaxLength = `${LONGEST}` } = string ?? {};
  return bound(
    Number(MinLength) > 0 ? MinLength : undefined,
    Number(MaxLength) < LONGEST ? MaxLength : undefined,
  );
}

function bound(min: string | undefined, max: string | undefined) {
  return { ...(min ? { min: Number(min) } : {}), ...(max ? { max: Number(max) } : {}) };
}
