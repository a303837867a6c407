import * as z from 'zod/mini';
import { CognitoException, invalidParameter, notAuthorized } from './exceptions.ts';
import { adminOperation, publicOperation } from './operation.ts';
import { checkSecretHash } from './secret-hash.ts';
import { clientId, echoed, session, stringMap, userPoolId } from './shapes.ts';
import { signInWithPassword } from './sign-in.ts';
import {
  type Cognito,
  requireClient,
  requirePool,
  type UserPool,
  type UserPoolClient,
} from './state.ts';
import { renewTokens } from './tokens.ts';
import { findClient } from './user-pool-clients.ts';
import { findBySub } from './users.ts';

const authFlow = z.enum([
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
]);

const initiateAuthInput = z.object({
  ClientId: clientId,
  AuthFlow: authFlow,
  AuthParameters: z.optional(stringMap),
  ClientMetadata: z.optional(stringMap),
  Session: z.optional(session),
  AnalyticsMetadata: echoed,
});

type AuthFlow = z.infer<typeof authFlow>;
type Parameters = Readonly<Record<string, string>>;
type Audience = 'administrators' | 'users';

export const adminInitiateAuth = adminOperation(
  z.extend(initiateAuthInput, { UserPoolId: userPoolId }),
  (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const client = requireClient(pool, input.ClientId);
    return initiate(cognito, pool, client, 'administrators', input);
  },
);

export const initiateAuth = publicOperation(initiateAuthInput, (cognito, input) => {
  const { pool, client } = findClient(cognito, input.ClientId);
  return initiate(cognito, pool, client, 'users', input);
});

function initiate(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  audience: Audience,
  input: z.infer<typeof initiateAuthInput>,
) {
  const parameters = input.AuthParameters ?? {};
  if (input.AuthFlow.startsWith('REFRESH_TOKEN')) {
    return refresh(cognito, pool, client, parameters);
  }
  requirePasswordFlow(client, input.AuthFlow, audience);
  const username = requireParameter(parameters, 'USERNAME');
  const password = requireParameter(parameters, 'PASSWORD');
  checkSecretHash(client, username, parameters.SECRET_HASH);
  return signInWithPassword(cognito, pool, client, username, password);
}

interface PasswordFlow {
  audience: Audience;
  /** The values of ExplicitAuthFlows that allow it. */
  allowedBy: readonly string[];
  refusal: string;
}

const adminPasswordFlow: PasswordFlow = {
  audience: 'administrators',
  allowedBy: ['ADMIN_NO_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
  refusal: 'Auth flow not enabled for this client',
};

const passwordFlows: Partial<Record<AuthFlow, PasswordFlow>> = {
  ADMIN_NO_SRP_AUTH: adminPasswordFlow,
  ADMIN_USER_PASSWORD_AUTH: adminPasswordFlow,
  USER_PASSWORD_AUTH: {
    audience: 'users',
    allowedBy: ['USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
    refusal: 'USER_PASSWORD_AUTH flow not enabled for this client',
  },
};

/** @throws CognitoException when the flow is unknown here, not for this caller, or not allowed */
function requirePasswordFlow(client: UserPoolClient, name: AuthFlow, audience: Audience): void {
  const flow = passwordFlows[name];
  if (!flow) {
    throw new CognitoException(
      'UnsupportedOperationException',
      `This stand-in does not know the flow ${name}.`,
    );
  }
  if (flow.audience !== audience) throw invalidParameter('Initiate Auth method not supported.');
  const allowed = client.settings.ExplicitAuthFlows ?? [];
  if (!allowed.some((value) => flow.allowedBy.includes(value))) {
    throw invalidParameter(flow.refusal);
  }
}

/**
 * Clients without `ALLOW_` flows, or without any, may always refresh.
 * @throws CognitoException InvalidParameterException
 */
function requireRefreshFlow(client: UserPoolClient): void {
  const flows = client.settings.ExplicitAuthFlows ?? [];
  const chosen = flows.some((flow) => flow.startsWith('ALLOW_'));
  if (chosen && !flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('Auth flow not enabled for this client');
  }
}

/** @throws CognitoException InvalidParameterException */
function requireParameter(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

async function refresh(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  parameters: Parameters,
) {
  requireRefreshFlow(client);
  const token = pool.refreshTokens.get(requireParameter(parameters, 'REFRESH_TOKEN'));
  if (token?.clientId !== client.id) throw notAuthorized('Invalid Refresh Token');
  if (token.expiresAt <= cognito.now()) throw notAuthorized('Refresh Token has expired');
  const user = findBySub(pool, token.sub);
  // A deleted user's refresh token is worth nothing.
  if (!user) throw notAuthorized('Invalid Refresh Token');
  checkSecretHash(client, user.username, parameters.SECRET_HASH);
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (token.revoked) throw notAuthorized('Refresh Token has been revoked');
  return {
    ChallengeParameters: {},
    AuthenticationResult: await renewTokens(cognito, pool, client, user, token),
  };
}
