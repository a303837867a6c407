import * as z from 'zod/mini';
import { countAttempt } from './attempts.ts';
import { notAuthorized } from './exceptions.ts';
import { publicOperation } from './operation.ts';
import { checkHistory, checkPolicy, hashPassword, isPassword } from './passwords.ts';
import { accessToken, password } from './shapes.ts';
import type { User } from './state.ts';
import { requireAccessToken } from './tokens.ts';

export const changePassword = publicOperation(
  z.object({
    AccessToken: accessToken,
    PreviousPassword: z.optional(password),
    ProposedPassword: password,
  }),
  async (cognito, input) => {
    const { pool, user } = await requireAccessToken(cognito, input.AccessToken);
    countAttempt(cognito, user, 'ChangePassword');
    await checkPrevious(user, input.PreviousPassword);
    checkPolicy(pool, input.ProposedPassword, 'Password did not conform with policy');
    await checkHistory(pool, user, input.ProposedPassword);
    user.passwords.unshift(await hashPassword(input.ProposedPassword, cognito.now()));
    user.modifiedAt = cognito.now();
    return {};
  },
);

/** Only somebody without a password may leave out the previous one (ChangePassword). */
async function checkPrevious(user: User, previous: string | undefined): Promise<void> {
  const [current] = user.passwords;
  if (!current) return;
  if (previous === undefined || !(await isPassword(previous, current))) {
    throw notAuthorized('Incorrect username or password.');
  }
}
