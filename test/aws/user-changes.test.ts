import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminUpdateUserAttributesCommand,
  AliasExistsException,
  CodeDeliveryFailureException,
  type CognitoIdentityProvider,
  type CognitoIdentityProviderClient,
  TooManyRequestsException,
  UnsupportedUserStateException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { createUserChanges } from '../../src/aws/user-changes.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import type { PoolAddress } from '../../src/domain/user-pool.ts';
import { appClient, standInPool } from './cognito-stand-in.ts';
import { mockCognito } from './mock-cognito.ts';

const PASSWORD = 'Correct-horse-7';
const tokyo = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };

async function addUser(admin: CognitoIdentityProvider, { userPoolId }: PoolAddress, name: string) {
  const user = { UserPoolId: userPoolId, Username: name };
  const { User } = await admin.adminCreateUser({ ...user, MessageAction: 'SUPPRESS' });
  await admin.adminSetUserPassword({ ...user, Password: PASSWORD, Permanent: true });
  return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
}

async function poolWithAlice() {
  const { admin, pool } = await standInPool();
  const sub = await addUser(admin, pool, 'alice');
  return { admin, pool, sub, changes: createUserChanges() };
}

const found = (pool: PoolAddress, sub: string) => createUserLookup().find(pool, sub);

describe('a user', () => {
  it('is disabled and enabled', async () => {
    const { pool, sub, changes } = await poolWithAlice();
    await changes.disable(pool, sub);
    expect(await found(pool, sub)).toMatchObject({ enabled: false });
    await changes.enable(pool, sub);
    expect(await found(pool, sub)).toMatchObject({ enabled: true });
  });

  it('is signed out of every app', async () => {
    const { admin, pool, sub, changes } = await poolWithAlice();
    const { id } = await appClient(admin, pool);
    const asked = { UserPoolId: pool.userPoolId, ClientId: id };
    const { AuthenticationResult } = await admin.adminInitiateAuth({
      ...asked,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'alice', PASSWORD },
    });
    await changes.signOutEverywhere(pool, sub);
    const renewed = admin.adminInitiateAuth({
      ...asked,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken ?? '' },
    });
    await expect(renewed).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('comes into groups and leaves them', async () => {
    const { admin, pool, sub, changes } = await poolWithAlice();
    for (const GroupName of ['admins', 'editors']) {
      await admin.createGroup({ UserPoolId: pool.userPoolId, GroupName });
      await changes.addToGroup(pool, sub, GroupName);
    }
    await changes.removeFromGroup(pool, sub, 'admins');
    expect(await createUserLookup().groupsOf(pool, sub)).toEqual(['editors']);
  });

  it('gets other attributes', async () => {
    const { pool, sub, changes } = await poolWithAlice();
    const updated = await changes.updateAttributes(pool, sub, {
      given_name: 'Alice',
      email: 'alice@example.com',
      email_verified: 'true',
    });
    expect(updated).toEqual({ ok: true, value: undefined });
    expect((await found(pool, sub))?.attributes).toEqual({
      sub,
      given_name: 'Alice',
      email: 'alice@example.com',
      email_verified: 'true',
    });
  });

  it('cannot have what another signs in with', async () => {
    mockCognito().on(AdminUpdateUserAttributesCommand).rejects(new AliasExistsException(refusal));
    const updated = createUserChanges().updateAttributes(tokyo, 'sub-1', { email: 'a@b.example' });
    expect(await updated).toEqual({ ok: false, error: 'taken' });
  });

  it('is removed, and is gone when somebody else was first', async () => {
    const { pool, sub, changes } = await poolWithAlice();
    await changes.remove(pool, sub);
    expect(await found(pool, sub)).toBeUndefined();
    await changes.remove(pool, sub);
  });

  it('does not count as removed when nobody knows', async () => {
    const throttled = new TooManyRequestsException(refusal);
    mockCognito().on(AdminDeleteUserCommand).rejects(throttled);
    await expect(createUserChanges().remove(tokyo, 'sub-1')).rejects.toBe(throttled);
  });

  it('who is not there cannot be changed', async () => {
    const { pool, changes } = await poolWithAlice();
    await expect(changes.disable(pool, 'nobody')).rejects.toThrow(UserNotFoundException);
  });
});

describe('an invitation', () => {
  const send = () => createUserChanges().sendInvitation(tokyo, 'alice', ['EMAIL', 'SMS']);

  it('is sent anew, by the ways that were asked for', async () => {
    const cognito = mockCognito();
    cognito.on(AdminCreateUserCommand).resolves({});
    expect(await send()).toEqual({ ok: true, value: undefined });
    expect(cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input).toEqual({
      UserPoolId: tokyo.userPoolId,
      Username: 'alice',
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL', 'SMS'],
    });
    const client = cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    expect(await client.config.maxAttempts()).toBe(1);
  });

  it('may not be delivered', async () => {
    mockCognito().on(AdminCreateUserCommand).rejects(new CodeDeliveryFailureException(refusal));
    expect(await send()).toEqual({ ok: false, error: 'not-delivered' });
  });

  it('is not for somebody who has signed in before', async () => {
    const error = new UnsupportedUserStateException(refusal);
    mockCognito().on(AdminCreateUserCommand).rejects(error);
    await expect(send()).rejects.toBe(error);
  });
});
