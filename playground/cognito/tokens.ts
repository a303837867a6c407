import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type {
  Cognito,
  RefreshToken,
  SigningKey,
  TimeUnit,
  User,
  UserPool,
  UserPoolClient,
} from './state.ts';

const secondsIn: Record<TimeUnit, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const algorithm = 'RS256';
const booleanClaims = new Set(['email_verified', 'phone_number_verified']);

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
export function issuerOf(cognito: Cognito, pool: UserPool): string {
  return `https://cognito-idp.${cognito.region}.amazonaws.com/${pool.id}`;
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
  };
  const accessSeconds = lifetime(client, 'AccessToken', 'hours', 1);
  const idSeconds = lifetime(client, 'IdToken', 'hours', 1);
  const access = { ...shared, ...accessClaims(client, user) };
  const id = { ...shared, ...idClaims(client, user) };
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
    iss: issuerOf(cognito, pool),
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
  const entry: RefreshToken = { ...signIn, clientId: client.id, sub: user.sub, expiresAt };
  pool.refreshTokens.set(token, entry);
  return token;
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
