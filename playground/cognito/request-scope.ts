import * as z from 'zod/mini';
import type { Cognito, UserPool } from './state.ts';
import { poolOfToken } from './tokens.ts';

/** `Credential=AKID/20260101/us-east-1/cognito-idp/aws4_request` (Signature Version 4). */
const credential = /Credential=([^/,\s]+)(?:\/\d{8}\/([a-z0-9-]+)\/)?/u;

/** By which an app says, without a signature, whose users it speaks of. */
const appInput = z.object({
  ClientId: z.optional(z.string()),
  AccessToken: z.optional(z.string()),
});

/**
 * The account and Region that a request works in: those that its signature names, or an app's pool
 * is in. Without either they are the ones that the stand-in was started with.
 */
export function requestScope(
  cognito: Cognito,
  authorization: string | undefined,
  input: unknown,
): Cognito {
  if (authorization === undefined) {
    const [, , , region, accountId] = poolOfApp(cognito, input)?.arn.split(':') ?? [];
    return withScope(cognito, region, accountId);
  }
  const [, accessKeyId = '', region] = credential.exec(authorization) ?? [];
  return withScope(cognito, region, cognito.accounts.get(accessKeyId));
}

function withScope(
  cognito: Cognito,
  region = cognito.region,
  accountId = cognito.accountId,
): Cognito {
  return { ...cognito, region, accountId };
}

function poolOfApp(cognito: Cognito, input: unknown): UserPool | undefined {
  const { ClientId, AccessToken } = z.safeParse(appInput, input).data ?? {};
  if (ClientId !== undefined) {
    return [...cognito.pools.values()].find(({ clients }) => clients.has(ClientId));
  }
  return AccessToken === undefined ? undefined : poolOfToken(cognito, AccessToken);
}
