import type { FailureKind } from '../domain/failure-kind.ts';

/** Error name → what it says. */
export type FailureTable = Readonly<Record<string, FailureKind>>;

/** An answer of a service, as every client of the SDK throws it. */
interface ServiceError {
  name: string;
  $metadata: { httpStatusCode?: number | undefined };
}

/**
 * AWS's answers to a caller whose credentials are not in order, whatever the service, and the SDK's
 * own when it finds none: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'CredentialsProviderError',
  'TokenProviderError',
  'ProviderError',
]);

/**
 * What an answer says. A 5xx leaves open whether it was applied, whatever its name; a name that the
 * table does not hold is `otherwise`.
 */
export function kindOfAnswer(
  { name, $metadata }: ServiceError,
  table: FailureTable,
  otherwise: FailureKind,
): FailureKind {
  const status = $metadata.httpStatusCode ?? 400;
  if (status >= 500) return 'unknown';
  if (CREDENTIALS.has(name)) return 'installation';
  return table[name] ?? (status === 429 ? 'retryable' : otherwise);
}

/** The answers that ask us to slow down, and whose they are; the last are those of several services. */
const THROTTLES = {
  TooManyRequestsException: 'Cognito',
  ProvisionedThroughputExceededException: 'DynamoDB',
  RequestThrottled: 'SQS',
  RequestLimitExceeded: 'AWS',
  ThrottlingException: 'AWS',
  Throttling: 'AWS',
} as const;

export type ThrottlingService = (typeof THROTTLES)[keyof typeof THROTTLES];

/** The service of AWS that asks us to slow down, if that is what an error says. */
export function awsThrottle(error: unknown): ThrottlingService | undefined {
  if (!(error instanceof Error && error.name in THROTTLES)) return undefined;
  return THROTTLES[error.name as keyof typeof THROTTLES];
}

/** True for credentials that are missing or refused, before any service was asked or after. */
export function isAboutCredentials(error: unknown): boolean {
  return error instanceof Error && CREDENTIALS.has(error.name);
}

/** True for whatever the AWS SDK throws: an answer of any service, or none in time. */
export function isAwsError(error: unknown): boolean {
  return error instanceof Error && '$metadata' in error;
}
