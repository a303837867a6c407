import type { Cognito } from './state.ts';

/** `Credential=AKID/20260101/us-east-1/cognito-idp/aws4_request` (Signature Version 4). */
const credential = /Credential=([^/,\s]+)(?:\/\d{8}\/([a-z0-9-]+)\/)?/u;

/**
 * The account and Region that a request's signature speaks for. Whoever names none, as apps do,
 * speaks for the ones that the stand-in was started with.
 */
export function requestScope(cognito: Cognito, authorization: string | undefined): Cognito {
  const [, accessKeyId = '', region = cognito.region] = credential.exec(authorization ?? '') ?? [];
  return {
    ...cognito,
    region,
    accountId: cognito.accounts[accessKeyId] ?? cognito.accountId,
  };
}
