import { limitExceeded } from './exceptions.ts';
import type { Cognito, User } from './state.ts';

const hourMs = 3_600_000;

/**
 * Calls an hour for one user (developer guide, "Quotas", code security). Where Cognito decides by
 * risk between 5 and 20, it is 5 here.
 */
const hourly = {
  ChangePassword: 5,
  ConfirmForgotPassword: 5,
  ConfirmSignUp: 15,
  ForgotPassword: 5,
  GetUserAttributeVerificationCode: 5,
  ResendConfirmationCode: 5,
  VerifyUserAttribute: 15,
};

/**
 * Counts one call of an operation that Cognito limits by user.
 * @throws CognitoException LimitExceededException for the one too many
 */
export function countAttempt(cognito: Cognito, user: User, operation: keyof typeof hourly): void {
  const now = cognito.now();
  const anHourAgo = now.getTime() - hourMs;
  const recent = (user.attempts.get(operation) ?? []).filter((at) => at.getTime() > anHourAgo);
  if (recent.length >= hourly[operation]) {
    throw limitExceeded('Attempt limit exceeded, please try after some time.');
  }
  user.attempts.set(operation, [...recent, now]);
}
