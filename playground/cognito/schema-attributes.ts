import * as z from 'zod/mini';
import { invalidParameter } from './exceptions.ts';
import { schemaAttributeName } from './shapes.ts';

export const schemaAttributeInput = z.object({
  Name: z.optional(schemaAttributeName),
  AttributeDataType: z.optional(z.enum(['String', 'Number', 'DateTime', 'Boolean'])),
  DeveloperOnlyAttribute: z.optional(z.boolean()),
  Mutable: z.optional(z.boolean()),
  Required: z.optional(z.boolean()),
  NumberAttributeConstraints: z.optional(
    z.object({ MinValue: z.optional(z.string()), MaxValue: z.optional(z.string()) }),
  ),
  StringAttributeConstraints: z.optional(
    z.object({ MinLength: z.optional(z.string()), MaxLength: z.optional(z.string()) }),
  ),
});

type SchemaAttributeInput = z.infer<typeof schemaAttributeInput>;

/** One attribute of a pool's schema, as DescribeUserPool shows it. */
export interface SchemaAttribute extends SchemaAttributeInput {
  Name: string;
  AttributeDataType: 'String' | 'Number' | 'DateTime' | 'Boolean';
  DeveloperOnlyAttribute: boolean;
  Mutable: boolean;
  Required: boolean;
}

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength, MaxLength },
});

const flag = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/** The standard attributes (OpenID Connect's claims) that every pool has, with Cognito's bounds. */
const standardAttributes: readonly SchemaAttribute[] = [
  text('profile'),
  text('address'),
  text('birthdate', '10', '10'),
  text('gender'),
  text('preferred_username'),
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
  text('website'),
  text('picture'),
  { ...text('identities'), StringAttributeConstraints: {} },
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('phone_number'),
  flag('phone_number_verified'),
  text('zoneinfo'),
  text('locale'),
  text('email'),
  flag('email_verified'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('name'),
  text('nickname'),
];

/**
 * A pool's whole schema: the standard attributes as the given ones change them, then the custom
 * ones under their prefix.
 * @throws CognitoException InvalidParameterException
 */
export function buildSchema(given: readonly SchemaAttributeInput[]): SchemaAttribute[] {
  const standard = standardAttributes.map((attribute) => {
    const change = given.find(({ Name }) => Name === attribute.Name);
    return change ? changeStandard(attribute, change) : attribute;
  });
  const names = new Set(standardAttributes.map(({ Name }) => Name));
  return [...standard, ...given.filter(({ Name }) => !names.has(Name ?? '')).map(customAttribute)];
}

function changeStandard(standard: SchemaAttribute, change: SchemaAttributeInput): SchemaAttribute {
  const sameType =
    (change.AttributeDataType ?? standard.AttributeDataType) === standard.AttributeDataType;
  if (!sameType || change.DeveloperOnlyAttribute) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${standard.Name}`,
    );
  }
  if (standard.Name === 'sub') return standard;
  return {
    ...standard,
    Mutable: change.Mutable ?? standard.Mutable,
    Required: change.Required ?? standard.Required,
    ...(change.StringAttributeConstraints && {
      StringAttributeConstraints: {
        ...standard.StringAttributeConstraints,
        ...change.StringAttributeConstraints,
      },
    }),
    ...(change.NumberAttributeConstraints && {
      NumberAttributeConstraints: change.NumberAttributeConstraints,
    }),
  };
}

/** @throws CognitoException InvalidParameterException */
export function customAttribute(given: SchemaAttributeInput): SchemaAttribute {
  if (given.Name === undefined) throw invalidParameter('Attribute name must be specified.');
  if (given.AttributeDataType === undefined) {
    throw invalidParameter(
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    );
  }
  if (given.Required) {
    throw invalidParameter('Required custom attributes are not supported currently.');
  }
  const developerOnly = given.DeveloperOnlyAttribute ?? false;
  return {
    Name: `${developerOnly ? 'dev' : 'custom'}:${given.Name}`,
    AttributeDataType: given.AttributeDataType,
    DeveloperOnlyAttribute: developerOnly,
    Mutable: given.Mutable ?? true,
    Required: false,
    ...constraintsOf(given),
  };
}

function constraintsOf(given: SchemaAttributeInput) {
  if (given.AttributeDataType === 'String') {
    return { StringAttributeConstraints: given.StringAttributeConstraints ?? {} };
  }
  if (given.AttributeDataType === 'Number') {
    return { NumberAttributeConstraints: given.NumberAttributeConstraints ?? {} };
  }
  return {};
}
