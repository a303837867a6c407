import * as z from 'zod/mini';
import { changeAttributes } from './attribute-changes.ts';
import { adminOperation } from './operation.ts';
import { attributeName, attributes, stringMap, userInput } from './shapes.ts';
import { type Cognito, requirePool } from './state.ts';
import { requireUser } from './users.ts';

export const adminUpdateUserAttributes = adminOperation(
  z.extend(userInput, { UserAttributes: attributes, ClientMetadata: z.optional(stringMap) }),
  (cognito, input) =>
    change(
      cognito,
      input,
      input.UserAttributes.map(({ Name, Value }) => [Name, Value ?? '']),
    ),
);

export const adminDeleteUserAttributes = adminOperation(
  z.extend(userInput, { UserAttributeNames: z.array(attributeName) }),
  (cognito, input) =>
    change(
      cognito,
      input,
      input.UserAttributeNames.map((name) => [name, '']),
    ),
);

function change(
  cognito: Cognito,
  input: z.infer<typeof userInput>,
  changes: readonly [name: string, value: string][],
) {
  const pool = requirePool(cognito, input.UserPoolId);
  const user = requireUser(pool, input.Username);
  changeAttributes(pool, user, new Map(changes));
  user.modifiedAt = cognito.now();
  return {};
}
