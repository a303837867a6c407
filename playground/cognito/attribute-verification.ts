import * as z from 'zod/mini';
import { isOutdated, proveAddress } from './aliases.ts';
import { countAttempt } from './attempts.ts';
import { checkCode, expiredCode, issueCode, takeCode } from './codes.ts';
import { invalidParameter } from './exceptions.ts';
import { publicOperation } from './operation.ts';
import { accessToken, attributeName, confirmationCode, stringMap } from './shapes.ts';
import type { VerifiableAttribute } from './state.ts';
import { requireAccessToken } from './tokens.ts';

export const getUserAttributeVerificationCode = publicOperation(
  z.object({
    AccessToken: accessToken,
    AttributeName: attributeName,
    ClientMetadata: z.optional(stringMap),
  }),
  async (cognito, input) => {
    const { pool, user } = await requireAccessToken(cognito, input.AccessToken);
    const attribute = requireVerifiable(input.AttributeName);
    if (!user.attributes.get(attribute)) throw invalidParameter(missing[attribute]);
    countAttempt(cognito, user, 'GetUserAttributeVerificationCode');
    return { CodeDeliveryDetails: issueCode(cognito, pool, user, attribute, attribute) };
  },
);

export const verifyUserAttribute = publicOperation(
  z.object({ AccessToken: accessToken, AttributeName: attributeName, Code: confirmationCode }),
  async (cognito, input) => {
    const { pool, user } = await requireAccessToken(cognito, input.AccessToken);
    const attribute = requireVerifiable(input.AttributeName);
    countAttempt(cognito, user, 'VerifyUserAttribute');
    const sent = checkCode(cognito, user, attribute, input.Code);
    if (isOutdated(pool, user, sent)) throw expiredCode();
    proveAddress(pool, user, sent, false);
    takeCode(cognito, user, attribute, input.Code);
    user.modifiedAt = cognito.now();
    return {};
  },
);

const missing = {
  email: 'User does not have a valid registered email address',
  phone_number: 'User does not have a valid registered phone number',
};

/** @throws CognitoException InvalidParameterException */
function requireVerifiable(name: string): VerifiableAttribute {
  if (name === 'email' || name === 'phone_number') return name;
  throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
}
