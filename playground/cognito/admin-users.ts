import * as z from 'zod/mini';
import { describeMfa } from './mfa.ts';
import { adminOperation } from './operation.ts';
import { checkHistory, checkPolicy, hashPassword } from './passwords.ts';
import { password, userInput, username, userPoolId } from './shapes.ts';
import { type Cognito, requirePool } from './state.ts';
import { signOutEverywhere } from './tokens.ts';
import { describeUser, fold, listAttributes, requireUser } from './users.ts';

export const adminGetUser = adminOperation(userInput, (cognito, input) => {
  const user = requireUser(requirePool(cognito, input.UserPoolId), input.Username);
  return { ...describeUser(user), UserAttributes: listAttributes(user), ...describeMfa(user) };
});

export const adminSetUserPassword = adminOperation(
  z.object({
    UserPoolId: userPoolId,
    Username: username,
    Password: password,
    Permanent: z.optional(z.boolean()),
  }),
  async (cognito, input) => {
    const pool = requirePool(cognito, input.UserPoolId);
    const user = requireUser(pool, input.Username);
    checkPolicy(pool, input.Password, 'Password did not conform with policy');
    await checkHistory(pool, user, input.Password);
    user.passwords.unshift(await hashPassword(input.Password, cognito.now()));
    user.status = input.Permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD';
    user.modifiedAt = cognito.now();
    return {};
  },
);

export const adminDeleteUser = adminOperation(userInput, (cognito, input) => {
  const pool = requirePool(cognito, input.UserPoolId);
  const user = requireUser(pool, input.Username);
  pool.users.delete(fold(pool, user.username));
  return undefined;
});

export const adminDisableUser = adminOperation(userInput, (cognito, input) =>
  setEnabled(cognito, input, false),
);

export const adminEnableUser = adminOperation(userInput, (cognito, input) =>
  setEnabled(cognito, input, true),
);

function setEnabled(cognito: Cognito, input: z.infer<typeof userInput>, enabled: boolean) {
  const pool = requirePool(cognito, input.UserPoolId);
  const user = requireUser(pool, input.Username);
  if (!enabled) signOutEverywhere(pool, user);
  user.enabled = enabled;
  user.modifiedAt = cognito.now();
  return {};
}
