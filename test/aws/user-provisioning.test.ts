import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  AliasExistsException,
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  NotAuthorizedException,
  TooManyRequestsException,
  UsernameExistsException,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createUserProvisioning } from '../../src/aws/user-provisioning.ts';
import type { Email } from '../../src/domain/email.ts';
import { Secret } from '../../src/domain/secret.ts';
import { NOW, POOL_ID } from '../samples.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const address = { userPoolId: POOL_ID, region: 'ap-northeast-1' };
const alice = { username: 'u-1', email: 'alice@example.com' as Email };
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };
const clock = { now: NOW };
const provisioning = () => createUserProvisioning(() => clock.now);

/** The client that sent the last command. */
const sender = () => cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;

describe('creating a user', () => {
  const answer = {
    User: { Username: 'u-1', Attributes: [{ Name: 'sub', Value: 'sub-1' }] },
  };

  it('sends no message, marks the e-mail as verified, and never takes over an alias', async () => {
    cognito.on(AdminCreateUserCommand).resolves(answer);
    await provisioning().create(address, { ...alice, provisionId: 'req-1' });
    const [call] = cognito.commandCalls(AdminCreateUserCommand);
    expect(call?.args[0].input).toEqual({
      UserPoolId: POOL_ID,
      Username: 'u-1',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'alice@example.com' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:provision_id', Value: 'req-1' },
      ],
    });
  });

  it('leaves the provision id out where the pool’s schema lacks it', async () => {
    cognito.on(AdminCreateUserCommand).resolves(answer);
    await provisioning().create(address, alice);
    const [call] = cognito.commandCalls(AdminCreateUserCommand);
    expect(JSON.stringify(call?.args[0].input)).not.toContain('provision_id');
  });

  it('gives username and sub', async () => {
    cognito.on(AdminCreateUserCommand).resolves(answer);
    expect(await provisioning().create(address, alice)).toEqual({
      ok: true,
      value: { username: 'u-1', sub: 'sub-1' },
    });
  });

  it.each([new UsernameExistsException(refusal), new AliasExistsException(refusal)])(
    'finds the name taken: %s',
    async (error) => {
      cognito.on(AdminCreateUserCommand).rejects(error);
      expect(await provisioning().create(address, alice)).toEqual({ ok: false, error: 'taken' });
    },
  );

  it.each([
    new TooManyRequestsException(refusal),
    new NotAuthorizedException(refusal),
    Object.assign(new Error('socket hang up'), { name: 'TimeoutError' }),
  ])('passes on what is neither: %s', async (error) => {
    cognito.on(AdminCreateUserCommand).rejects(error);
    await expect(provisioning().create(address, alice)).rejects.toBe(error);
  });

  it.each([{}, { User: {} }, { User: { Username: 'u-1', Attributes: [] } }])(
    'does not take %j for an answer',
    async (nothing) => {
      cognito.on(AdminCreateUserCommand).resolves(nothing);
      await expect(provisioning().create(address, alice)).rejects.toThrow('without a user');
    },
  );

  it('is tried once: a silent second try would find our own user taken', async () => {
    cognito.on(AdminCreateUserCommand).resolves(answer);
    await provisioning().create(address, alice);
    expect(await sender().config.maxAttempts()).toBe(1);
    expect(await sender().config.region()).toBe('ap-northeast-1');
  });
});

describe('setting a password', () => {
  it('makes it permanent, for the user of that sub', async () => {
    cognito.on(AdminSetUserPasswordCommand).resolves({});
    await provisioning().setPermanentPassword(address, 'sub-1', new Secret('Abcde-1'));
    const [call] = cognito.commandCalls(AdminSetUserPasswordCommand);
    expect(call?.args[0].input).toEqual({
      UserPoolId: POOL_ID,
      Username: 'sub-1',
      Password: 'Abcde-1',
      Permanent: true,
    });
    expect(await sender().config.maxAttempts()).toBe(1);
  });
});

describe('describing a pool', () => {
  const described = async (pool: UserPoolType) => {
    cognito.on(DescribeUserPoolCommand).resolves({ UserPool: pool });
    return provisioning().describe(address);
  };

  it('reads the password policy', async () => {
    const PasswordPolicy = {
      MinimumLength: 20,
      RequireUppercase: true,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
    };
    expect((await described({ Policies: { PasswordPolicy } })).passwordRules).toEqual({
      minimumLength: 20,
      requireUppercase: true,
      requireLowercase: true,
      requireNumbers: true,
    });
  });

  it('assumes eight characters of any kind where the pool says nothing', async () => {
    expect((await described({})).passwordRules).toEqual({
      minimumLength: 8,
      requireUppercase: false,
      requireLowercase: false,
      requireNumbers: false,
    });
  });

  it.each<[UserPoolType, string]>([
    [{ UsernameAttributes: ['email'] }, 'email'],
    [{ UsernameAttributes: ['phone_number', 'email'] }, 'email'],
    [{ AliasAttributes: ['preferred_username', 'email'] }, 'alias'],
    [{ UsernameAttributes: ['phone_number'] }, 'username'],
    [{ AliasAttributes: ['phone_number'] }, 'username'],
    [{}, 'username'],
  ])('with %j names people by %s', async (pool, usernameKind) => {
    expect(await described(pool)).toMatchObject({ id: POOL_ID, usernameKind });
  });

  it('sees whether its schema can hold a provision id', async () => {
    const SchemaAttributes = [{ Name: 'email' }, { Name: 'custom:provision_id' }];
    expect((await described({ SchemaAttributes })).hasProvisionId).toBe(true);
    expect((await described({ SchemaAttributes: [{ Name: 'email' }] })).hasProvisionId).toBe(false);
  });

  it('is remembered for five minutes', async () => {
    cognito.on(DescribeUserPoolCommand).resolves({ UserPool: {} });
    const provision = provisioning();
    await provision.describe(address);
    clock.now = new Date(NOW.getTime() + 299_999);
    await provision.describe(address);
    expect(cognito.commandCalls(DescribeUserPoolCommand)).toHaveLength(1);
    clock.now = new Date(NOW.getTime() + 300_000);
    await provision.describe(address);
    expect(cognito.commandCalls(DescribeUserPoolCommand)).toHaveLength(2);
    expect(await sender().config.maxAttempts()).toBe(2);
  });

  it('throws where Cognito answers without a pool', async () => {
    cognito.on(DescribeUserPoolCommand).resolves({});
    await expect(provisioning().describe(address)).rejects.toThrow(POOL_ID);
  });
});
