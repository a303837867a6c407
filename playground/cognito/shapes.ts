/**
 * The simple shapes of Cognito's API model with their constraints: what every operation's input is
 * made of. Bounds and patterns are those of the model (API version 2016-04-18).
 */
import * as z from 'zod/mini';

/** A string that matches all of `source`, an expression written as in the API model. */
export function pattern(source: string) {
  return z.regex(new RegExp(`^(?:${source})$`, 'u'), {
    error: `Member must satisfy regular expression pattern: ${source}`,
  });
}

const printable = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+';

const text = (min: number, max: number) => z.string().check(z.minLength(min), z.maxLength(max));

const messageText = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';

export const emailSubject = text(1, 140).check(pattern('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+'));
export const emailInviteMessage = text(6, 20_000).check(pattern(messageText));
export const smsInviteMessage = text(6, 140);
export const smsVerificationMessage = text(6, 140).check(pattern('.*\\{####\\}.*'));
export const emailVerificationMessage = text(6, 20_000).check(
  pattern(`${messageText}\\{####\\}${messageText}`),
);
export const emailVerificationMessageByLink = text(6, 20_000).check(
  pattern(`${messageText}\\{##${messageText}##\\}${messageText}`),
);

/** An integer between two bounds, both included. */
export const integer = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));

export const userPoolId = text(1, 55).check(pattern('[\\w-]+_[0-9a-zA-Z]+'));
export const poolOrClientName = text(1, 128).check(pattern('[\\w\\s+=,.@-]+'));
export const clientId = text(1, 128).check(pattern('[\\w+]+'));
export const clientSecret = text(24, 64).check(pattern('[\\w+]+'));
export const groupName = text(1, 128).check(pattern(printable));
export const username = text(1, 128).check(pattern(printable));
export const password = z.string().check(z.maxLength(256), pattern('[\\S]+'));
export const session = text(20, 2048);
export const secretHash = text(1, 128).check(pattern('[\\w+=/]+'));
export const accessToken = z.string().check(pattern('[A-Za-z0-9-_=.]+'));
export const confirmationCode = text(1, 2048).check(pattern('[\\S]+'));
export const pageLimit = z.optional(integer(0, 60));
export const pageToken = z.string().check(z.minLength(1), pattern('[\\S]+'));
export const attributeName = text(1, 32).check(
  pattern('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+'),
);
export const schemaAttributeName = text(1, 20).check(pattern(printable));
export const stringMap = z.record(z.string(), z.string());

/** A structure that the stand-in hands back as it came and does not act upon. */
export const echoed = z.optional(z.record(z.string(), z.unknown()));

export const attributes = z.array(
  z.object({ Name: attributeName, Value: z.optional(z.string().check(z.maxLength(2048))) }),
);

/** One user of one pool, which is all that most admin operations need to know. */
export const userInput = z.object({ UserPoolId: userPoolId, Username: username });
