import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { poolAttributes, unfillable } from '../../src/aws/pool-attributes.ts';
import { createUserPools } from '../../src/aws/user-pools.ts';
import { NOW } from '../samples.ts';
import { standInPool } from './cognito-stand-in.ts';

const text = (MinLength: string, MaxLength: string) => ({
  StringAttributeConstraints: { MinLength, MaxLength },
});
const only = (schema: SchemaAttributeType) => poolAttributes([schema])[0];

describe('what can be asked about a user', () => {
  it('is every standard attribute but those that Cognito or Concierge itself writes', async () => {
    const { pool } = await standInPool();
    const { attributes } = await createUserPools(() => NOW).describe(pool);
    expect(attributes.map(({ name }) => name).toSorted()).toEqual([
      'address',
      'birthdate',
      'family_name',
      'gender',
      'given_name',
      'locale',
      'middle_name',
      'name',
      'nickname',
      'phone_number',
      'picture',
      'preferred_username',
      'profile',
      'website',
      'zoneinfo',
    ]);
  });

  it('is what the pool adds of its own, under its whole name', async () => {
    const { pool } = await standInPool({
      Schema: [
        { Name: 'department', AttributeDataType: 'String', Mutable: true, ...text('2', '40') },
        { Name: 'provision_id', AttributeDataType: 'String', Mutable: false },
        { Name: 'given_name', AttributeDataType: 'String', Required: true, Mutable: true },
      ],
    });
    const { attributes, hasProvisionId } = await createUserPools(() => NOW).describe(pool);
    expect(hasProvisionId).toBe(true);
    expect(attributes.filter(({ name, required }) => required || name.includes(':'))).toEqual([
      { name: 'given_name', type: 'string', required: true, mutable: true },
      {
        name: 'custom:department',
        type: 'string',
        required: false,
        mutable: true,
        min: 2,
        max: 40,
      },
    ]);
  });

  it.each<[string, SchemaAttributeType]>([
    ['sub', {}],
    ['email', {}],
    ['email_verified', {}],
    ['phone_number_verified', {}],
    ['identities', {}],
    ['updated_at', {}],
    ['custom:provision_id', {}],
    ['dev:custom:tier', { DeveloperOnlyAttribute: true }],
  ])('is never %s', (Name, more) => {
    expect(poolAttributes([{ Name, AttributeDataType: 'String', ...more }])).toEqual([]);
  });

  it.each<[SchemaAttributeType, string]>([
    [{ Name: 'name', AttributeDataType: 'String' }, 'string'],
    [{ Name: 'birthdate', AttributeDataType: 'String', ...text('10', '10') }, 'date'],
    [{ Name: 'phone_number', AttributeDataType: 'String', ...text('0', '2048') }, 'phone'],
    [{ Name: 'custom:joined', AttributeDataType: 'DateTime' }, 'date-time'],
    [{ Name: 'custom:active', AttributeDataType: 'Boolean' }, 'boolean'],
    [{ Name: 'custom:level', AttributeDataType: 'Number' }, 'number'],
  ])('of %j is a value without bounds', (schema, type) => {
    expect(only({ ...schema, Mutable: true })).toEqual({
      name: schema.Name,
      type,
      required: false,
      mutable: true,
    });
  });

  it.each([
    [
      { MinValue: '1', MaxValue: '256' },
      { min: 1, max: 256 },
    ],
    [{ MinValue: '0' }, { min: 0 }],
    [{ MaxValue: '-5' }, { max: -5 }],
  ])('of a number has the bounds of its values: %j', (NumberAttributeConstraints, bounds) => {
    const level = { Name: 'custom:level', AttributeDataType: 'Number' } as const;
    const common = { name: 'custom:level', type: 'number', required: false, mutable: true };
    expect(only({ ...level, NumberAttributeConstraints })).toEqual({ ...common, ...bounds });
  });

  it('of a string has the bounds of its length, where they say anything', () => {
    const string = { Name: 'custom:a', AttributeDataType: 'String' } as const;
    const common = { name: 'custom:a', type: 'string', required: false, mutable: true };
    expect(only({ ...string, ...text('0', '2048') })).toEqual(common);
    expect(only({ ...string, ...text('1', '2048') })).toEqual({ ...common, min: 1 });
    expect(only({ ...string, ...text('0', '2047') })).toEqual({ ...common, max: 2047 });
  });

  it('can be fixed for good at the creation', () => {
    const schema = { Name: 'custom:a', AttributeDataType: 'String', Mutable: false } as const;
    expect(only(schema)).toMatchObject({ mutable: false });
  });
});

describe('what every user must have and nobody fills in', () => {
  const required = (Name: string, more: SchemaAttributeType = {}) => ({
    Name,
    Required: true,
    ...more,
  });

  it('is nothing in a pool as Cognito makes it', async () => {
    const { pool } = await standInPool();
    expect(await createUserPools(() => NOW).describe(pool)).not.toHaveProperty('unfillable');
  });

  it('is a required attribute that is neither asked for nor an e-mail address or sub', () => {
    const schema = ['sub', 'email', 'given_name', 'updated_at'].map((name) => required(name));
    const forDevelopers = required('dev:old', { DeveloperOnlyAttribute: true });
    expect(unfillable([...schema, forDevelopers])).toEqual(['updated_at', 'dev:old']);
    expect(unfillable([{ Name: 'updated_at', Required: false }, {}])).toEqual([]);
  });
});
