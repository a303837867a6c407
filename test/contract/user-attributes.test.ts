import {
  AliasExistsException,
  InvalidParameterException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from './answers.ts';
import { contractCognito } from './cognito.ts';
import { attributesOf, poolWithAlice } from './pool-with-alice.ts';

const TEAM = { Name: 'team', AttributeDataType: 'String', Mutable: true } as const;
const BADGE = { Name: 'badge', AttributeDataType: 'String', Mutable: false } as const;
const verified = { email: 'alice@example.com', email_verified: 'true' };

const list = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

async function poolWithChanges(settings: Parameters<typeof poolWithAlice>[0] = {}) {
  const pool = await poolWithAlice(settings);
  const update = (attributes: Record<string, string>, user = pool.alice) =>
    pool.cognito.adminUpdateUserAttributes({ ...user, UserAttributes: list(attributes) });
  const remove = (...UserAttributeNames: string[]) =>
    pool.cognito.adminDeleteUserAttributes({ ...pool.alice, UserAttributeNames });
  return { ...pool, update, remove, read: (user = pool.alice) => attributesOf(pool.cognito, user) };
}

describe('AdminUpdateUserAttributes', () => {
  it('changes what it names and nothing else; a blank value deletes', async () => {
    const { update, read } = await poolWithChanges({
      pool: { Schema: [TEAM] },
      attributes: { name: 'Alice', nickname: 'Al' },
    });
    await update({ name: 'Alice Ito', nickname: '', 'custom:team': 'ops' });
    expect(await read()).toEqual({
      sub: expect.any(String),
      name: 'Alice Ito',
      'custom:team': 'ops',
    });
  });

  it('a new address is unverified, unless the same call says otherwise', async () => {
    const { update, read } = await poolWithChanges({ attributes: verified });
    await update({ email: 'alice@example.org' });
    expect(await read()).toMatchObject({ email: 'alice@example.org', email_verified: 'false' });
    const proven = { email: 'alice@example.net', email_verified: 'true' };
    await update(proven);
    expect(await read()).toMatchObject(proven);
    await update({ email: proven.email });
    expect(await read()).toMatchObject(proven);
  });

  it('verifies only what is there', async () => {
    const { update } = await poolWithChanges();
    await expectRefusal(
      update({ email_verified: 'true' }),
      InvalidParameterException,
      'Email is required to verify/un-verify an email',
    );
    await expectRefusal(
      update({ phone_number_verified: 'true' }),
      InvalidParameterException,
      'Phone Number is required to verify/un-verify a phone number',
    );
  });

  it('names everything that the schema does not allow', async () => {
    const { update } = await poolWithChanges({ pool: { Schema: [BADGE] } });
    await expectRefusal(
      update({ 'custom:shoe': '42', 'custom:hat': '58' }),
      InvalidParameterException,
      'user.custom:shoe: Attribute does not exist in the schema.\n' +
        'user.custom:hat: Attribute does not exist in the schema.\n',
    );
    await expectRefusal(
      update({ 'custom:badge': '7' }),
      InvalidParameterException,
      'user.custom:badge: Attribute cannot be updated.\n',
    );
    await expectRefusal(
      update({ sub: '7' }),
      InvalidParameterException,
      'Cannot modify the non-mutable attribute sub',
    );
    await expectRefusal(
      update({ email: 'nobody' }),
      InvalidParameterException,
      'Invalid email address format.',
    );
  });

  it('does not blank a required attribute', async () => {
    const { update, remove } = await poolWithChanges({
      pool: { Schema: [{ Name: 'name', Required: true, Mutable: true }] },
      attributes: { name: 'Alice' },
    });
    await expect(update({ name: '' })).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(remove('name')).rejects.toBeInstanceOf(InvalidParameterException);
  });
});

describe('sign-in names that somebody else has', () => {
  it('an alias silently moves to whoever is verified with it last', async () => {
    const { cognito, UserPoolId, newUser, update, read } = await poolWithChanges({
      pool: { AliasAttributes: ['email'] },
      attributes: verified,
    });
    const bob = await newUser('bob', { email: 'bob@example.com', email_verified: 'true' });
    await update(verified, bob);
    expect(await read()).toMatchObject({ email: verified.email, email_verified: 'false' });
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    expect(found.Username).toBe('bob');
  });

  it('an alias stays while somebody else’s same address is unverified', async () => {
    const { cognito, UserPoolId, newUser, update } = await poolWithChanges({
      pool: { AliasAttributes: ['email'] },
      attributes: verified,
    });
    const bob = await newUser('bob');
    await update({ email: verified.email }, bob);
    const found = await cognito.adminGetUser({ UserPoolId, Username: verified.email });
    expect(found.Username).toBe('alice');
  });

  it('a preferred username does not move', async () => {
    const { newUser, update } = await poolWithChanges({
      pool: { AliasAttributes: ['preferred_username'] },
      attributes: { preferred_username: 'al' },
    });
    const bob = await newUser('bob');
    await expect(update({ preferred_username: 'al' }, bob)).rejects.toBeInstanceOf(
      AliasExistsException,
    );
  });

  it('an address that is the username does not move, verified or not', async () => {
    const { cognito, newPool } = await contractCognito();
    const UserPoolId = await newPool({ UsernameAttributes: ['email'] });
    for (const Username of ['alice@example.com', 'bob@example.com']) {
      await cognito.adminCreateUser({ UserPoolId, Username, MessageAction: 'SUPPRESS' });
    }
    const change = (email: string, email_verified: string) =>
      cognito.adminUpdateUserAttributes({
        UserPoolId,
        Username: 'bob@example.com',
        UserAttributes: list({ email, email_verified }),
      });
    for (const flag of ['true', 'false']) {
      await expectRefusal(
        change('alice@example.com', flag),
        AliasExistsException,
        'An account with the given email already exists.',
      );
    }
    await change('bob@example.com', 'true');
    await change('bob@example.org', 'true');
    const renamed = { UserPoolId, Username: 'bob@example.org' };
    expect(await attributesOf(cognito, renamed)).toMatchObject({ email: 'bob@example.org' });
  });
});

describe('AdminDeleteUserAttributes', () => {
  it('removes attributes, and with an address its mark of verification', async () => {
    const { remove, read } = await poolWithChanges({ attributes: { ...verified, name: 'Alice' } });
    await remove('name', 'nickname', 'email');
    expect(await read()).toEqual({ sub: expect.any(String) });
  });

  it('knows the schema', async () => {
    const { remove } = await poolWithChanges();
    await expectRefusal(
      remove('custom:shoe'),
      InvalidParameterException,
      'user.custom:shoe: Attribute does not exist in the schema.\n',
    );
  });
});
