import { cognitoTrouble, isAwsError } from '../aws/cognito-failure.ts';
import type { Request } from '../domain/request.ts';
import type { Trouble } from '../domain/trouble.ts';
import { InvalidPolicy } from '../policy-source.ts';
import { isSlackError, slackTrouble } from '../slack/failure.ts';

/** Somebody else wrote first. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/**
 * What an error means for the request at work: a trouble that a human mends. Undefined for what is
 * worth another try: throttling, time-outs, lost connections, and whatever is wrong with the
 * installation rather than with the request.
 */
export function troubleOf(error: unknown, request: Request): Trouble | undefined {
  if (error instanceof Conflict || isOfInstallation(error)) return undefined;
  const known = cognitoTrouble(error, request.plan.userPoolId) ?? slackTrouble(error);
  if (known) return known;
  return isAwsError(error) || isSlackError(error) ? undefined : { kind: 'fault' };
}

/** AWS's answers to a caller whose credentials are not in order, whatever the service. */
const BAD_CREDENTIALS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  // The SDK's own, before it has asked anybody: there is no $metadata on them.
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
]);

function isOfInstallation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A system error, such as ENOENT for the policy's file.
  return error instanceof InvalidPolicy || BAD_CREDENTIALS.has(error.name) || 'syscall' in error;
}
