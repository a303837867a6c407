import * as z from 'zod/mini';
import { changeAttributes } from './attribute-changes.ts';
import { issueCode } from './codes.ts';
import { invalidParameter } from './exceptions.ts';
import type { CodeDeliveryDetails } from './messages.ts';
import { describeMfa } from './mfa.ts';
import { publicOperation } from './operation.ts';
import { accessToken, attributeName, attributes, stringMap } from './shapes.ts';
import type { Cognito, User, UserPool, VerifiableAttribute } from './state.ts';
import { requireAccessToken } from './tokens.ts';
import { checkFormats } from './user-attributes.ts';
import { listAttributes, mfaOptions } from './users.ts';
import { refuseUnwritable } from './write-attributes.ts';

export const getUser = publicOperation(
  z.object({ AccessToken: accessToken }),
  async (cognito, input) => {
    const { client, user } = await requireAccessToken(cognito, input.AccessToken);
    const readable = client.settings.ReadAttributes;
    return {
      Username: user.username,
      UserAttributes: listAttributes(user).filter(
        ({ Name }) => Name === 'sub' || (readable?.includes(Name) ?? true),
      ),
      ...mfaOptions(user),
      ...describeMfa(user),
    };
  },
);

export const updateUserAttributes = publicOperation(
  z.object({
    AccessToken: accessToken,
    UserAttributes: attributes,
    ClientMetadata: z.optional(stringMap),
  }),
  async (cognito, input) => {
    const { pool, client, user } = await requireAccessToken(cognito, input.AccessToken);
    const changes = new Map(input.UserAttributes.map(requireValue));
    refuseUnwritable(client, [...changes.keys()]);
    return { CodeDeliveryDetailsList: change(cognito, pool, user, changes) };
  },
);

export const deleteUserAttributes = publicOperation(
  z.object({ AccessToken: accessToken, UserAttributeNames: z.array(attributeName) }),
  async (cognito, input) => {
    const { pool, client, user } = await requireAccessToken(cognito, input.AccessToken);
    refuseUnwritable(client, input.UserAttributeNames);
    change(cognito, pool, user, new Map(input.UserAttributeNames.map((name) => [name, ''])));
    return {};
  },
);

/** @throws CognitoException InvalidParameterException */
function requireValue({ Name, Value }: z.infer<typeof attributes>[number]): [string, string] {
  if (Value === undefined) throw invalidParameter(`Attribute value for ${Name} must not be null`);
  return [Name, Value];
}

/**
 * Changes attributes and sends a code to each new address that the pool verifies by itself. Where
 * the pool asks for the code first, the old address stays until then.
 */
function change(
  cognito: Cognito,
  pool: UserPool,
  user: User,
  changes: ReadonlyMap<string, string>,
): CodeDeliveryDetails[] {
  const toProve = newAddresses(pool, user, changes);
  const waiting =
    pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate;
  const now = [...changes].filter(
    ([name]) => !toProve.some((attribute) => attribute === name && waiting?.includes(attribute)),
  );
  checkFormats(changes);
  changeAttributes(pool, user, new Map(now));
  user.modifiedAt = cognito.now();
  return toProve.map((name) => issueCode(cognito, pool, user, name, name, changes.get(name)));
}

function newAddresses(
  { settings }: UserPool,
  user: User,
  changes: ReadonlyMap<string, string>,
): VerifiableAttribute[] {
  const verified = settings.AutoVerifiedAttributes ?? [];
  return verified.filter((name) => {
    const value = changes.get(name);
    return value && value !== user.attributes.get(name);
  });
}
