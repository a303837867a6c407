import {
  AdminCreateUserCommand,
  AliasExistsException,
  CognitoIdentityProviderClient,
  NotAuthorizedException,
  TooManyRequestsException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import { createUserProvisioning } from '../../src/aws/user-provisioning.ts';
import type { Email } from '../../src/domain/email.ts';
import { Secret } from '../../src/domain/secret.ts';
import { POOL_ID } from '../samples.ts';
import { appClient, standInPool } from './cognito-stand-in.ts';

const address = { userPoolId: POOL_ID, region: 'ap-northeast-1' };
const alice = {
  username: 'u-1',
  email: 'alice@example.com' as Email,
  emailVerified: true,
  attributes: {},
};
const password = new Secret('Correct-horse-7');
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };
const answer = { User: { Username: 'u-1', Attributes: [{ Name: 'sub', Value: 'sub-1' }] } };

describe('creating a user', () => {
  let cognito: ReturnType<typeof mockClient>;
  beforeEach(() => {
    cognito = mockClient(CognitoIdentityProviderClient);
    cognito.on(AdminCreateUserCommand).resolves(answer);
  });
  afterEach(() => cognito.restore());

  const sent = () => cognito.commandCalls(AdminCreateUserCommand)[0]?.args[0].input;

  it('sends no message, marks the e-mail as verified, and never takes over an alias', async () => {
    await createUserProvisioning().create(address, { ...alice, provisionId: 'req-1' });
    expect(sent()).toEqual({
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

  it('gives what else is known of them, and the password that they begin with', async () => {
    await createUserProvisioning().create(address, {
      ...alice,
      emailVerified: false,
      phoneVerified: true,
      attributes: { given_name: 'Alice', phone_number: '+818012345678' },
      temporaryPassword: password,
    });
    expect(sent()).toEqual({
      UserPoolId: POOL_ID,
      Username: 'u-1',
      MessageAction: 'SUPPRESS',
      TemporaryPassword: 'Correct-horse-7',
      UserAttributes: [
        { Name: 'given_name', Value: 'Alice' },
        { Name: 'phone_number', Value: '+818012345678' },
        { Name: 'email', Value: 'alice@example.com' },
        { Name: 'email_verified', Value: 'false' },
        { Name: 'phone_number_verified', Value: 'true' },
      ],
    });
  });

  it('gives username and sub', async () => {
    expect(await createUserProvisioning().create(address, alice)).toEqual({
      ok: true,
      value: { username: 'u-1', sub: 'sub-1' },
    });
  });

  it.each([new UsernameExistsException(refusal), new AliasExistsException(refusal)])(
    'finds the name taken: %s',
    async (error) => {
      cognito.on(AdminCreateUserCommand).rejects(error);
      const created = await createUserProvisioning().create(address, alice);
      expect(created).toEqual({ ok: false, error: 'taken' });
    },
  );

  it.each([
    new TooManyRequestsException(refusal),
    new NotAuthorizedException(refusal),
    Object.assign(new Error('socket hang up'), { name: 'TimeoutError' }),
  ])('passes on what is neither: %s', async (error) => {
    cognito.on(AdminCreateUserCommand).rejects(error);
    await expect(createUserProvisioning().create(address, alice)).rejects.toBe(error);
  });

  it.each([{}, { User: {} }, { User: { Username: 'u-1', Attributes: [] } }])(
    'does not take %j for an answer',
    async (nothing) => {
      cognito.on(AdminCreateUserCommand).resolves(nothing);
      const created = createUserProvisioning().create(address, alice);
      await expect(created).rejects.toThrow('without a user');
    },
  );

  it('is tried once: a silent second try would find our own user taken', async () => {
    await createUserProvisioning().create(address, alice);
    const client = cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    expect(await client.config.maxAttempts()).toBe(1);
    expect(await client.config.region()).toBe('ap-northeast-1');
  });
});

describe('a user who was created', () => {
  const created = async () => {
    const { admin, pool } = await standInPool({ AliasAttributes: ['email'] });
    const provisioning = createUserProvisioning();
    await provisioning.create(pool, { ...alice, attributes: { given_name: 'Alice' } });
    const user = await createUserLookup().find(pool, 'u-1');
    return { admin, pool, provisioning, sub: user?.sub ?? '', user };
  };

  it('has all that was said of them, and has never signed in', async () => {
    const { user } = await created();
    expect(user).toMatchObject({
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: { email: 'alice@example.com', email_verified: 'true', given_name: 'Alice' },
    });
  });

  it('signs in with a permanent password as it is', async () => {
    const { admin, pool, provisioning, sub } = await created();
    const { id } = await appClient(admin, pool);
    await provisioning.setPassword(pool, sub, password, { permanent: true });
    const { AuthenticationResult } = await admin.adminInitiateAuth({
      UserPoolId: pool.userPoolId,
      ClientId: id,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'u-1', PASSWORD: password.expose() },
    });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(await createUserLookup().find(pool, sub)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('has to choose their own after one that is not', async () => {
    const { pool, provisioning, sub } = await created();
    await provisioning.setPassword(pool, sub, password, { permanent: true });
    await provisioning.setPassword(pool, sub, password, { permanent: false });
    expect(await createUserLookup().find(pool, sub)).toMatchObject({
      status: 'FORCE_CHANGE_PASSWORD',
    });
  });
});
