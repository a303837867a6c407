import {
  type CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  GetUserAttributeVerificationCodeCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { VerifiableAttribute } from '../domain/plan.ts';
import type { Secret } from '../domain/secret.ts';
import { type ClientOptions, inTime } from './client-options.ts';
import { cognitoFailure } from './cognito-failure.ts';

export type CodeSent =
  /** `destination` is hidden in part by Cognito: `a***@e***`. */
  | { kind: 'sent'; destination: string }
  /** `limit`: too many codes, come back later. Whatever else is Cognito's name for the error. */
  | { kind: 'refused'; why: string };

export type Verification = 'verified' | 'wrong' | 'expired' | 'limit' | 'taken';

/** Errors that say why no code was sent; they pass by themselves or by waiting. */
const NOT_SENT: Readonly<Record<string, string>> = {
  LimitExceededException: 'limit',
  CodeDeliveryFailureException: 'not-delivered',
};

const NOT_VERIFIED: Readonly<Record<string, Verification>> = {
  CodeMismatchException: 'wrong',
  // Also where no code was ever asked for.
  ExpiredCodeException: 'expired',
  LimitExceededException: 'limit',
  // Another user signs in with that address by now.
  AliasExistsException: 'taken',
};

/** GetUserAttributeVerificationCode; the access token needs the scope `aws.cognito.signin.user.admin`. */
export async function sendCode(
  client: CognitoIdentityProviderClient,
  accessToken: Secret,
  attribute: VerifiableAttribute,
  options: ClientOptions,
): Promise<CodeSent> {
  const command = new GetUserAttributeVerificationCodeCommand({
    AccessToken: accessToken.expose(),
    AttributeName: attribute,
  });
  try {
    const { CodeDeliveryDetails } = await client.send(command, inTime(options));
    return { kind: 'sent', destination: CodeDeliveryDetails?.Destination ?? '' };
  } catch (error) {
    const why = whyNotSent(error);
    if (why === undefined) throw error;
    return { kind: 'refused', why };
  }
}

function whyNotSent(error: unknown): string | undefined {
  if (!(error instanceof CognitoIdentityProviderServiceException)) return undefined;
  const permanent = cognitoFailure(error) === 'permanent';
  return NOT_SENT[error.name] ?? (permanent ? error.name : undefined);
}

/** VerifyUserAttribute. Throws every error that is not about the code. */
export async function verify(
  client: CognitoIdentityProviderClient,
  accessToken: Secret,
  attribute: VerifiableAttribute,
  code: Secret,
  options: ClientOptions,
): Promise<Verification> {
  const command = new VerifyUserAttributeCommand({
    AccessToken: accessToken.expose(),
    AttributeName: attribute,
    Code: code.expose(),
  });
  try {
    await client.send(command, inTime(options));
    return 'verified';
  } catch (error) {
    const verification = whyNotVerified(error);
    if (verification === undefined) throw error;
    return verification;
  }
}

function whyNotVerified(error: unknown): Verification | undefined {
  return error instanceof CognitoIdentityProviderServiceException
    ? NOT_VERIFIED[error.name]
    : undefined;
}
