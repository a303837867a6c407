import {
  AdminInitiateAuthCommand,
  type AdminInitiateAuthResponse,
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
  InternalErrorException,
  PasswordResetRequiredException,
  TooManyRequestsException,
  UserNotConfirmedException,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startParameters } from '../../playground/aws/parameters.ts';
import { createAppClients } from '../../src/aws/app-client.ts';
import { secretHash } from '../../src/aws/secret-hash.ts';
import { createUserLookup } from '../../src/aws/user-lookup.ts';
import { Secret } from '../../src/domain/secret.ts';
import { NOW } from '../samples.ts';
import { appClient, standInPool, stubAws } from './cognito-stand-in.ts';
import { mockCognito } from './mock-cognito.ts';

const tokyo = { userPoolId: 'ap-northeast-1_A', region: 'ap-northeast-1' };
const refusal = { message: 'no', $metadata: { httpStatusCode: 400 } };
const first = new Secret('Correct-horse-7');
const second = new Secret('Battery-staple-8');
const SECRET_AT = '/concierge/staff/secret';
const clients = () => createAppClients(() => NOW);

/** Kim, whose password is temporary; an app client, and its secret in the parameter store. */
async function kimAndApp(settings = {}) {
  const { admin, pool } = await standInPool({ UsernameAttributes: ['email'] });
  await admin.adminCreateUser({
    UserPoolId: pool.userPoolId,
    Username: 'kim@example.com',
    MessageAction: 'SUPPRESS',
    TemporaryPassword: first.expose(),
  });
  const { id, secret = '' } = await appClient(admin, pool, { GenerateSecret: true, ...settings });
  const store = await startParameters(new Map([[SECRET_AT, secret]]));
  onTestFinished(() => store.close());
  stubAws(store.url, 'SSM');
  return { admin, pool, client: { id, secretParameter: SECRET_AT } };
}

/** Kim after the first sign-in. */
async function kimSignedIn() {
  const { pool, client } = await kimAndApp();
  const challenge = await clients().signIn(pool, client, 'kim@example.com', first);
  if (challenge.kind !== 'new-password-required') throw new Error(challenge.kind);
  const attributes = { family_name: 'Kim' };
  const done = await clients().completeFirstSignIn(pool, client, challenge, second, attributes);
  if (done.kind !== 'signed-in') throw new Error(JSON.stringify(done));
  return { pool, client, ...done };
}

describe('a first sign-in', () => {
  it('asks for a new password, and nothing secret is printed', async () => {
    const { pool, client } = await kimAndApp();
    const challenge = await clients().signIn(pool, client, 'kim@example.com', first);
    expect(challenge).toEqual({
      kind: 'new-password-required',
      session: expect.any(Secret),
      username: (await createUserLookup().find(pool, 'kim@example.com'))?.username,
      missing: [],
    });
    expect(JSON.stringify(challenge)).toContain('"session":"[secret]"');
  });

  it('asks for required attributes that are missing', async () => {
    mockCognito()
      .on(AdminInitiateAuthCommand)
      .resolves({
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: 's',
        ChallengeParameters: {
          USER_ID_FOR_SRP: 'sub-1',
          requiredAttributes: '["userAttributes.family_name","userAttributes.custom:level"]',
        },
      });
    expect(await clients().signIn(tokyo, { id: 'client-1' }, 'kim', first)).toMatchObject({
      username: 'sub-1',
      missing: ['family_name', 'custom:level'],
    });
  });

  it('is over once a new password is there, and the attributes that came with it', async () => {
    const { pool, client, accessToken } = await kimSignedIn();
    expect(accessToken.expose().split('.')).toHaveLength(3);
    expect(await createUserLookup().find(pool, 'kim@example.com')).toMatchObject({
      status: 'CONFIRMED',
      attributes: { family_name: 'Kim' },
    });
    expect(await clients().signIn(pool, client, 'kim@example.com', second)).toMatchObject({
      kind: 'signed-in',
    });
  });

  it('is refused with a password that the pool does not take', async () => {
    const { pool, client } = await kimAndApp();
    const challenge = await clients().signIn(pool, client, 'kim@example.com', first);
    if (challenge.kind !== 'new-password-required') throw new Error(challenge.kind);
    const weak = new Secret('weak');
    const attributes = { family_name: 'Kim' };
    const done = clients().completeFirstSignIn(pool, client, challenge, weak, attributes);
    expect(await done).toEqual({ kind: 'refused', error: 'InvalidPasswordException' });
  });

  it('is answered under the name that Cognito gave, and hashed over it', async () => {
    const cognito = mockCognito();
    const ssm = mockClient(SSMClient);
    onTestFinished(() => ssm.restore());
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'hush' } });
    cognito.on(AdminRespondToAuthChallengeCommand).resolves({ ChallengeName: 'SMS_MFA' });
    const done = await clients().completeFirstSignIn(
      tokyo,
      { id: 'client-1', secretParameter: SECRET_AT },
      { kind: 'new-password-required', session: new Secret('s'), username: 'sub-1', missing: [] },
      second,
      { given_name: 'Kim' },
    );
    expect(done).toEqual({ kind: 'challenged', challenge: 'SMS_MFA' });
    const [call] = cognito.commandCalls(AdminRespondToAuthChallengeCommand);
    expect(call?.args[0].input).toEqual({
      UserPoolId: tokyo.userPoolId,
      ClientId: 'client-1',
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: 's',
      ChallengeResponses: {
        USERNAME: 'sub-1',
        SECRET_HASH: secretHash('sub-1', 'client-1', new Secret('hush')),
        NEW_PASSWORD: 'Battery-staple-8',
        'userAttributes.given_name': 'Kim',
      },
    });
  });
});

describe('a sign-in', () => {
  it('through a client without a secret sends no hash', async () => {
    const cognito = mockCognito();
    cognito.on(AdminInitiateAuthCommand).resolves({
      AuthenticationResult: { AccessToken: 'access', RefreshToken: 'refresh' },
    });
    const signedIn = await clients().signIn(tokyo, { id: 'client-1' }, 'kim', first);
    expect(signedIn.kind).toBe('signed-in');
    const [call] = cognito.commandCalls(AdminInitiateAuthCommand);
    expect(call?.args[0].input).toEqual({
      UserPoolId: tokyo.userPoolId,
      ClientId: 'client-1',
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'kim', PASSWORD: 'Correct-horse-7' },
    });
    const client = cognito.send.lastCall.thisValue as CognitoIdentityProviderClient;
    expect(await client.config.maxAttempts()).toBe(1);
  });

  it('is refused with the wrong password', async () => {
    const { pool, client } = await kimAndApp();
    expect(await clients().signIn(pool, client, 'kim@example.com', second)).toEqual({
      kind: 'refused',
      error: 'NotAuthorizedException',
    });
  });

  it('is refused where the client does not allow it', async () => {
    const { pool, client } = await kimAndApp({ ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });
    expect(await clients().signIn(pool, client, 'kim@example.com', first)).toEqual({
      kind: 'refused',
      error: 'InvalidParameterException',
    });
  });

  it('is refused where the client is gone', async () => {
    const { pool } = await kimAndApp();
    const gone = { id: '1234567890123456789012345a' };
    expect(await clients().signIn(pool, gone, 'kim@example.com', first)).toEqual({
      kind: 'refused',
      error: 'ResourceNotFoundException',
    });
  });

  it.each([new UserNotConfirmedException(refusal), new PasswordResetRequiredException(refusal)])(
    'is refused in some states of the user: %s',
    async (error) => {
      mockCognito().on(AdminInitiateAuthCommand).rejects(error);
      const signedIn = await clients().signIn(tokyo, { id: 'client-1' }, 'kim', first);
      expect(signedIn).toEqual({ kind: 'refused', error: error.name });
    },
  );

  it.each([
    new TooManyRequestsException(refusal),
    new InternalErrorException({ message: 'no', $metadata: { httpStatusCode: 500 } }),
    Object.assign(new Error('socket hang up'), { name: 'TimeoutError' }),
  ])('is not refused when it may succeed later: %s', async (error) => {
    mockCognito().on(AdminInitiateAuthCommand).rejects(error);
    const signedIn = clients().signIn(tokyo, { id: 'client-1' }, 'kim', first);
    await expect(signedIn).rejects.toBe(error);
  });

  it.each<AdminInitiateAuthResponse>([{}, { AuthenticationResult: {} }])(
    'does not take %j for tokens',
    async (answer) => {
      mockCognito().on(AdminInitiateAuthCommand).resolves(answer);
      const signedIn = clients().signIn(tokyo, { id: 'client-1' }, 'kim', first);
      await expect(signedIn).rejects.toThrow('without tokens');
    },
  );
});

it('a client’s secret is read once in five minutes', async () => {
  const ssm = mockClient(SSMClient);
  onTestFinished(() => ssm.restore());
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'hush' } });
  mockCognito().on(AdminInitiateAuthCommand).resolves({ ChallengeName: 'SMS_MFA' });
  const clock = { now: NOW };
  const apps = createAppClients(() => clock.now);
  const client = { id: 'client-1', secretParameter: SECRET_AT };
  await apps.signIn(tokyo, client, 'kim', first);
  await apps.signIn(tokyo, client, 'kim', first);
  expect(ssm.commandCalls(GetParameterCommand)).toHaveLength(1);
  clock.now = new Date(NOW.getTime() + 300_000);
  await apps.signIn(tokyo, client, 'kim', first);
  expect(ssm.commandCalls(GetParameterCommand)).toHaveLength(2);
});
