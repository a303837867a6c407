import { cognitoFailure, cognitoTrouble } from '../aws/cognito-failure.ts';
import { dynamodbFailure } from '../aws/dynamodb-failure.ts';
import { isAboutCredentials, isAwsError } from '../aws/service-failure.ts';
import { sqsFailure } from '../aws/sqs-failure.ts';
import { ssmFailure } from '../aws/ssm-failure.ts';
import { stsFailure } from '../aws/sts-failure.ts';
import { InvalidCredentials } from '../credentials-source.ts';
import { NewerTrail } from '../domain/event-version.ts';
import { type FailureKind, kindOfSilence } from '../domain/failure-kind.ts';
import type { Request } from '../domain/request.ts';
import type { Trouble } from '../domain/trouble.ts';
import { InvalidPolicy } from '../policy-source.ts';
import { retryAfter, slackFailure, slackTrouble } from '../slack/failure.ts';

/** Somebody else wrote first. */
export class Conflict extends Error {
  override name = 'Conflict';
}

/** A message names a request that the table does not hold. */
export class UnknownRequest extends Error {
  override name = 'UnknownRequest';
}

/** What an error means for the request at work. `retryAfter` is in seconds, 0 when nobody asked. */
export type Failure =
  | { kind: 'retryable' | 'installation'; retryAfter: number }
  | { kind: 'unknown' }
  | { kind: 'permanent'; trouble: Trouble };

/** What to do after an error: try again later, look first, or let a human mend the trouble. */
export function failureOf(error: unknown, { plan }: Pick<Request, 'plan'>): Failure {
  const kind = failureKind(error);
  if (kind === 'unknown') return { kind };
  if (kind !== 'permanent') return { kind, retryAfter: retryAfter(error) };
  const trouble = cognitoTrouble(error, plan.userPoolId) ?? slackTrouble(error);
  return { kind, trouble: trouble ?? { kind: 'fault' } };
}

/** The trouble that needs a human, or undefined for what is worth another try. */
export function troubleOf(error: unknown, request: Pick<Request, 'plan'>): Trouble | undefined {
  const failure = failureOf(error, request);
  return failure.kind === 'permanent' ? failure.trouble : undefined;
}

/** An error that no service and no connection explains is a mistake of ours, and permanent. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof Conflict || error instanceof NewerTrail) return 'retryable';
  if (error instanceof InvalidPolicy || error instanceof InvalidCredentials) return 'installation';
  if (isAboutCredentials(error)) return 'installation';
  return kindOfAnswer(error) ?? kindOfSilence(error) ?? kindOfRest(error);
}

function kindOfAnswer(error: unknown): FailureKind | undefined {
  return (
    cognitoFailure(error) ??
    dynamodbFailure(error) ??
    sqsFailure(error) ??
    ssmFailure(error) ??
    stsFailure(error) ??
    slackFailure(error)
  );
}

/** AWS's half-read answers may hide a change; a system error is the policy's file, say. */
function kindOfRest(error: unknown): FailureKind {
  if (isAwsError(error)) return 'unknown';
  return error instanceof Error && 'syscall' in error ? 'installation' : 'permanent';
}
