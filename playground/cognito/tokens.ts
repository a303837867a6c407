import { randomBytes, randomUUID } from 'node:crypto';
import { decodeJwt, errors, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { notAuthorized, userNotFound } from './exceptions.ts';
import { groupClaims, roleClaims } from './memberships.ts';
import type {
  Cognito,
  RefreshToken,
  SigningKey,
  TimeUnit,
  User,
  UserPool,
  UserPoolClient,
} from './state.ts';
import { findBySub } from './users.ts';

const secondsIn: Record<TimeUnit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const algorithm = 'RS256';
const booleanClaims = new Set(['email_verified', 'phone_number_verified']);

/** What the stand-in reads back from an access token that it has signed. */
const accessPayload = z.object({
  token_use: z.literal('access'),
  sub: z.string(),
  client_id: z.string(),
  origin_jti: z.string(),
});

/** One sign-in, which all of its tokens point back to. */
interface SignIn {
  originJti: string;
  authTime: Date;
}

/** A pool's RSA key pair; its public half is served as the pool's JWKS. */
export async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm);
  const kid = randomBytes(32).toString('base64');
  const publicJwk = { ...(await exportJWK(publicKey)), alg: algorithm, kid, use: 'sig' };
  return { privateKey, publicJwk };
}

/** Who issues a pool's tokens: the address that the live service would have. */
export function issuerOf({ id }: UserPool): string {
  const [region] = id.split('_');
  return `https://cognito-idp.${region}.amazonaws.com/${id}`;
}

/** The tokens of a new sign-in, as AuthenticationResult. */
export async function issueTokens(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
) {
  const signIn: SignIn = { originJti: randomUUID(), authTime: cognito.now() };
  const result = await renewTokens(cognito, pool, client, user, signIn);
  return { ...result, RefreshToken: newRefreshToken(pool, client, user, signIn) };
}

/** New access and ID tokens for a sign-in that already stands, as AuthenticationResult. */
export async function renewTokens(
  cognito: Cognito,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  signIn: SignIn,
) {
  const shared = {
    sub: user.sub,
    origin_jti: signIn.originJti,
    event_id: randomUUID(),
    auth_time: wholeSeconds(signIn.authTime),
    ...groupClaims(pool, user),
  };
  const accessSeconds = lifetime(client, 'AccessToken', 'hours', 1);
  const idSeconds = lifetime(client, 'IdToken', 'hours', 1);
  const access = { ...shared, ...accessClaims(client, user) };
  const id = { ...shared, ...idClaims(client, user), ...roleClaims(pool, user) };
  return {
    AccessToken: await sign(cognito, pool, access, accessSeconds),
    ExpiresIn: accessSeconds,
    TokenType: 'Bearer',
    IdToken: await sign(cognito, pool, id, idSeconds),
  };
}

function accessClaims(client: UserPoolClient, user: User) {
  return {
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    client_id: client.id,
    username: user.username,
  };
}

/** The user's attributes are claims, the two `_verified` ones as booleans. */
function idClaims(client: UserPoolClient, user: User) {
  const readable = client.settings.ReadAttributes;
  const attributes = [...user.attributes]
    .filter(([name]) => readable === undefined || readable.includes(name))
    .map(([name, value]) => [name, booleanClaims.has(name) ? value === 'true' : value]);
  return {
    ...Object.fromEntries(attributes),
    token_use: 'id',
    aud: client.id,
    'cognito:username': user.username,
  };
}

async function sign(cognito: Cognito, pool: UserPool, claims: object, seconds: number) {
  const { privateKey, publicJwk } = await pool.signingKey;
  const issuedAt = wholeSeconds(cognito.now());
  return new SignJWT({
    ...claims,
    iss: issuerOf(pool),
    iat: issuedAt,
    exp: issuedAt + seconds,
    jti: randomUUID(),
  })
    .setProtectedHeader({ kid: publicJwk.kid ?? '', alg: algorithm })
    .sign(privateKey);
}

function newRefreshToken(pool: UserPool, client: UserPoolClient, user: User, signIn: SignIn) {
  const token = randomBytes(96).toString('base64url');
  const seconds = lifetime(client, 'RefreshToken', 'days', 30);
  const expiresAt = new Date(signIn.authTime.getTime() + seconds * 1000);
  const entry: RefreshToken = {
    originJti: signIn.originJti,
    authTime: signIn.authTime,
    clientId: client.id,
    sub: user.sub,
    expiresAt,
    revoked: false,
  };
  pool.refreshTokens.set(token, entry);
  return token;
}

/**
 * Finds whose access token this is, for the operations that a signed-in user calls.
 * @throws CognitoException NotAuthorizedException for a token that is forged, expired, revoked or a
 * disabled user's, UserNotFoundException when its user is gone
 */
export async function requireAccessToken(cognito: Cognito, token: string) {
  const { pool, payload } = await verifyAccessToken(cognito, token);
  const user = findBySub(pool, payload.sub);
  if (!user) throw userNotFound();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const client = pool.clients.get(payload.client_id);
  if (!client || !signInStands(pool, payload.origin_jti)) {
    throw notAuthorized('Access Token has been revoked');
  }
  return { pool, client, user };
}

async function verifyAccessToken(cognito: Cognito, token: string) {
  try {
    const pool = poolOfToken(cognito, token);
    if (!pool) throw invalidAccessToken();
    const key = await importJWK((await pool.signingKey).publicJwk, algorithm);
    const verified = await jwtVerify(token, key, {
      algorithms: [algorithm],
      currentDate: cognito.now(),
    });
    return { pool, payload: z.parse(accessPayload, verified.payload) };
  } catch (error) {
    throw error instanceof errors.JWTExpired
      ? notAuthorized('Access Token has expired')
      : invalidAccessToken();
  }
}

/** The pool that a token says to be of, true or not. */
export function poolOfToken(cognito: Cognito, token: string): UserPool | undefined {
  try {
    return cognito.pools.get(decodeJwt(token).iss?.split('/').pop() ?? '');
  } catch {
    return undefined;
  }
}

const invalidAccessToken = () => notAuthorized('Invalid Access Token');

/** Every sign-in has one refresh token, and all of its tokens are revoked together. */
function signInStands(pool: UserPool, originJti: string): boolean {
  return [...pool.refreshTokens.values()].some(
    (token) => token.originJti === originJti && !token.revoked,
  );
}

/** Revokes every token that a user holds. */
export function signOutEverywhere(pool: UserPool, user: User): void {
  for (const token of pool.refreshTokens.values()) {
    if (token.sub === user.sub) token.revoked = true;
  }
}

/** A token's life in seconds. Zero means the default (CreateUserPoolClient, RefreshTokenValidity). */
function lifetime(
  client: UserPoolClient,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
  defaultUnit: TimeUnit,
  defaultValue: number,
): number {
  const value = client.settings[`${token}Validity`];
  if (!value) return defaultValue * secondsIn[defaultUnit];
  return value * secondsIn[client.settings.TokenValidityUnits?.[token] ?? defaultUnit];
}

const wholeSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000);
