import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { invalidParameter, resourceNotFound } from './exceptions.ts';
import { adminOperation } from './operation.ts';
import { defaultPage, pageOf } from './pages.ts';
import {
  clientId,
  clientSecret,
  echoed,
  integer,
  pageToken,
  poolOrClientName,
  userPoolId,
} from './shapes.ts';
import {
  type Cognito,
  epochSeconds,
  requireClient,
  requirePool,
  type UserPoolClient,
} from './state.ts';

/** The names from before the `ALLOW_` ones. */
const legacyFlows = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'] as const;

const allowedFlows = [
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_AUTH',
] as const;

const timeUnit = z.optional(z.enum(['seconds', 'minutes', 'hours', 'days']));
const strings = z.optional(z.array(z.string()));

const createUserPoolClientInput = z.object({
  UserPoolId: userPoolId,
  ClientName: poolOrClientName,
  GenerateSecret: z.optional(z.boolean()),
  ClientSecret: z.optional(clientSecret),
  ExplicitAuthFlows: z.optional(z.array(z.enum([...legacyFlows, ...allowedFlows]))),
  PreventUserExistenceErrors: z.optional(z.enum(['LEGACY', 'ENABLED'])),
  RefreshTokenValidity: z.optional(integer(0, 315_360_000)),
  AccessTokenValidity: z.optional(integer(1, 86_400)),
  IdTokenValidity: z.optional(integer(1, 86_400)),
  TokenValidityUnits: z.optional(
    z.object({ AccessToken: timeUnit, IdToken: timeUnit, RefreshToken: timeUnit }),
  ),
  AuthSessionValidity: z.optional(integer(3, 15)),
  ReadAttributes: strings,
  WriteAttributes: strings,
  SupportedIdentityProviders: strings,
  CallbackURLs: strings,
  LogoutURLs: strings,
  DefaultRedirectURI: z.optional(z.string()),
  AllowedOAuthFlows: strings,
  AllowedOAuthScopes: strings,
  AllowedOAuthFlowsUserPoolClient: z.optional(z.boolean()),
  AnalyticsConfiguration: echoed,
  EnableTokenRevocation: z.optional(z.boolean()),
  EnablePropagateAdditionalUserContextData: z.optional(z.boolean()),
  RefreshTokenRotation: echoed,
});

export const createUserPoolClient = adminOperation(createUserPoolClientInput, (cognito, input) => {
  const { UserPoolId, GenerateSecret, ClientSecret, ...settings } = input;
  const pool = requirePool(cognito, UserPoolId);
  refuseMixedFlows(settings.ExplicitAuthFlows ?? []);
  const client: UserPoolClient = {
    id: randomLetters(26),
    userPoolId: pool.id,
    secret: ClientSecret ?? (GenerateSecret ? randomLetters(51) : undefined),
    settings,
    createdAt: cognito.now(),
    modifiedAt: cognito.now(),
  };
  pool.clients.set(client.id, client);
  return { UserPoolClient: describe(client) };
});

const clientInput = z.object({ UserPoolId: userPoolId, ClientId: clientId });

export const describeUserPoolClient = adminOperation(clientInput, (cognito, input) => ({
  UserPoolClient: describe(requireClient(requirePool(cognito, input.UserPoolId), input.ClientId)),
}));

const updateUserPoolClientInput = z.extend(
  z.omit(createUserPoolClientInput, {
    ClientName: true,
    GenerateSecret: true,
    ClientSecret: true,
  }),
  { ClientId: clientId, ClientName: z.optional(poolOrClientName) },
);

/** Everything but the name that is not given falls back to its default. */
export const updateUserPoolClient = adminOperation(updateUserPoolClientInput, (cognito, input) => {
  const { UserPoolId, ClientId, ...settings } = input;
  const client = requireClient(requirePool(cognito, UserPoolId), ClientId);
  refuseMixedFlows(settings.ExplicitAuthFlows ?? []);
  client.settings = { ...settings, ClientName: settings.ClientName ?? client.settings.ClientName };
  client.modifiedAt = cognito.now();
  return { UserPoolClient: describe(client) };
});

export const deleteUserPoolClient = adminOperation(clientInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  pool.clients.delete(requireClient(pool, input.ClientId).id);
  return undefined;
});

export const listUserPoolClients = adminOperation(
  z.object({
    UserPoolId: userPoolId,
    MaxResults: z.optional(integer(1, 60)),
    NextToken: z.optional(pageToken),
  }),
  (cognito, input) => {
    const { clients } = requirePool(cognito, input.UserPoolId);
    const limit = input.MaxResults ?? defaultPage;
    const page = pageOf([...clients.values()], limit, input.NextToken);
    return {
      UserPoolClients: page.items.map(({ id, userPoolId, settings }) => ({
        ClientId: id,
        UserPoolId: userPoolId,
        ClientName: settings.ClientName,
      })),
      NextToken: page.nextToken,
    };
  },
);

/**
 * Finds a client among all pools, for the operations that name no pool.
 * @throws CognitoException ResourceNotFoundException
 */
export function findClient(cognito: Cognito, id: string) {
  const pool = [...cognito.pools.values()].find(({ clients }) => clients.has(id));
  if (!pool) throw resourceNotFound(`User pool client ${id} does not exist.`);
  return { pool, client: requireClient(pool, id) };
}

/** Cognito's rule: `ALLOW_` values cannot stand beside the older ones. */
function refuseMixedFlows(flows: readonly string[]): void {
  const allowing = flows.filter((flow) => flow.startsWith('ALLOW_'));
  if (allowing.length === 0 || allowing.length === flows.length) return;
  throw invalidParameter(
    'ExplicitAuthFlows cannot contain both values with and without the ALLOW_ prefix.',
  );
}

function randomLetters(length: number): string {
  return Array.from({ length }, () => randomInt(36).toString(36)).join('');
}

function describe(client: UserPoolClient) {
  return {
    RefreshTokenValidity: 30,
    TokenValidityUnits: {},
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    ...client.settings,
    UserPoolId: client.userPoolId,
    ClientId: client.id,
    ClientSecret: client.secret,
    CreationDate: epochSeconds(client.createdAt),
    LastModifiedDate: epochSeconds(client.modifiedAt),
  };
}
