import { randomInt } from 'node:crypto';
import { CognitoException } from './exceptions.ts';
import { type CodeDeliveryDetails, sendCode } from './messages.ts';
import type {
  CodePurpose,
  Cognito,
  SentCode,
  User,
  UserPool,
  VerifiableAttribute,
} from './state.ts';

const hourMs = 3_600_000;

/** Hours for which a code is good (developer guide, "Quotas", code security). */
const lifetimeHours = (purpose: CodePurpose) => (purpose === 'password' ? 1 : 24);

/**
 * Sends a user a new code of six digits, which takes the place of the one before.
 * @param to where the code goes; the attribute's value unless told
 * @throws CognitoException CodeDeliveryFailureException, LimitExceededException
 */
export function issueCode(
  cognito: Cognito,
  pool: UserPool,
  user: User,
  purpose: CodePurpose,
  attribute: VerifiableAttribute,
  to = user.attributes.get(attribute) ?? '',
): CodeDeliveryDetails {
  const before = user.codes.get(purpose);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const delivery = sendCode(cognito, pool, user, { purpose, attribute, to, code });
  user.codes.set(purpose, {
    code,
    attribute,
    to,
    expiresAt: new Date(cognito.now().getTime() + lifetimeHours(purpose) * hourMs),
    superseded: before ? [...before.superseded, before.code] : [],
  });
  return delivery;
}

/**
 * Looks whether this is the code that the user was sent, and leaves it good.
 * @throws CognitoException ExpiredCodeException when it is too old, was superseded or used, or none
 * was sent; CodeMismatchException when it is another
 */
export function checkCode(
  cognito: Cognito,
  user: User,
  purpose: CodePurpose,
  given: string,
): SentCode {
  const sent = user.codes.get(purpose);
  if (!sent || sent.expiresAt <= cognito.now() || sent.superseded.includes(given)) {
    throw expiredCode();
  }
  if (sent.code !== given) throw codeMismatch();
  return sent;
}

/** Takes a code, once. Throws as `checkCode` does. */
export function takeCode(
  cognito: Cognito,
  user: User,
  purpose: CodePurpose,
  given: string,
): SentCode {
  const sent = checkCode(cognito, user, purpose, given);
  user.codes.delete(purpose);
  return sent;
}

export const expiredCode = () =>
  new CognitoException(
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
  );

export const codeMismatch = () =>
  new CognitoException(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );
