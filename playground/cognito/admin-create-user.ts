import * as z from 'zod/mini';
import { CognitoException, invalidParameter } from './exceptions.ts';
import { type Medium, sendInvitation } from './messages.ts';
import { insertUser, newUser, profileOf, type TakenMessages } from './new-user.ts';
import { adminOperation } from './operation.ts';
import { checkPolicy, generateTemporaryPassword, hashPassword } from './passwords.ts';
import { attributes, password, stringMap, username, userPoolId } from './shapes.ts';
import { type Cognito, requirePool, type User, type UserPool } from './state.ts';
import { checkAttributes } from './user-attributes.ts';
import { describeUser, listAttributes, requireUser } from './users.ts';

const adminCreateUserInput = z.object({
  UserPoolId: userPoolId,
  Username: username,
  UserAttributes: z.optional(attributes),
  ValidationData: z.optional(attributes),
  TemporaryPassword: z.optional(password),
  ForceAliasCreation: z.optional(z.boolean()),
  MessageAction: z.optional(z.enum(['RESEND', 'SUPPRESS'])),
  DesiredDeliveryMediums: z.optional(z.array(z.enum(['SMS', 'EMAIL']))),
  ClientMetadata: z.optional(stringMap),
});

type Input = z.infer<typeof adminCreateUserInput>;

const taken: TakenMessages = {
  username: 'User account already exists',
  attribute: () => 'User account already exists',
};

/** A user whose invitation cannot be delivered is there all the same (aws/aws-sdk#438). */
export const adminCreateUser = adminOperation(adminCreateUserInput, async (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  const invite = input.MessageAction === 'RESEND' ? resend : create;
  const { user, temporaryPassword } = await invite(cognito, pool, input);
  if (input.MessageAction !== 'SUPPRESS') {
    sendInvitation(cognito, pool, user, temporaryPassword, mediumsOf(input));
  }
  return { User: { ...describeUser(user), Attributes: listAttributes(user) } };
});

interface Invited {
  user: User;
  temporaryPassword: string;
}

/** A repeated invitation: a new temporary password with a new life. */
async function resend(cognito: Cognito, pool: UserPool, input: Input): Promise<Invited> {
  const user = requireUser(pool, input.Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoException(
      'UnsupportedUserStateException',
      `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  checkDelivery(input, user.attributes);
  const temporaryPassword = chooseTemporaryPassword(pool, input);
  user.passwords.unshift(await hashPassword(temporaryPassword, cognito.now()));
  user.modifiedAt = cognito.now();
  return { user, temporaryPassword };
}

async function create(cognito: Cognito, pool: UserPool, input: Input): Promise<Invited> {
  const profile = profileOf(pool, input.Username, input.UserAttributes);
  checkAttributes(pool, profile, true);
  checkDelivery(input, profile);
  const temporaryPassword = chooseTemporaryPassword(pool, input);
  const user = newUser(cognito, pool, {
    username: input.Username,
    attributes: profile,
    status: 'FORCE_CHANGE_PASSWORD',
    passwords: [await hashPassword(temporaryPassword, cognito.now())],
  });
  insertUser(pool, user, input.Username, taken, input.ForceAliasCreation ?? false);
  return { user, temporaryPassword };
}

/** Without any medium, an invitation goes by SMS. */
function mediumsOf(input: Input): Medium[] {
  return input.DesiredDeliveryMediums ?? (input.MessageAction === 'SUPPRESS' ? [] : ['SMS']);
}

/**
 * Every medium that was asked for needs its attribute.
 * @throws CognitoException InvalidParameterException
 */
function checkDelivery(input: Input, profile: ReadonlyMap<string, string>): void {
  const mediums = mediumsOf(input);
  if (mediums.includes('EMAIL') && !profile.get('email')) {
    throw invalidParameter('No email provided but desired delivery medium was Email');
  }
  if (mediums.includes('SMS') && !profile.get('phone_number')) {
    throw invalidParameter('No phone number provided but desired delivery medium was SMS');
  }
}

function chooseTemporaryPassword(pool: UserPool, input: Input): string {
  const chosen = input.TemporaryPassword ?? generateTemporaryPassword(pool);
  checkPolicy(pool, chosen, 'Password did not conform with password policy');
  return chosen;
}
