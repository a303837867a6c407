import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { CognitoException } from './exceptions.ts';
import type { HashedPassword, User, UserPool } from './state.ts';
import type { PasswordPolicy } from './user-pool-settings.ts';

/** Cheap on purpose: the hashes live in memory only, and tests make many of them. */
const hashCost: ScryptOptions = { N: 1024 };
const hashBytes = 32;

/** How Cognito opens the message of an InvalidPasswordException: it differs by operation. */
export type PolicyWording =
  | 'Password did not conform with password policy'
  | 'Password did not conform with policy';

interface Rule {
  applies(policy: PasswordPolicy): boolean;
  holds(password: string, policy: PasswordPolicy): boolean;
  message: string;
}

/** The documented symbols; a space is none, for passwords cannot hold white space. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/;

/** In the order in which Cognito names them; it names only the first that fails. */
const rules: readonly Rule[] = [
  {
    applies: () => true,
    holds: (password, policy) => password.length >= policy.MinimumLength,
    message: 'Password not long enough',
  },
  {
    applies: (policy) => policy.RequireNumbers,
    holds: (password) => /[0-9]/.test(password),
    message: 'Password must have numeric characters',
  },
  {
    applies: (policy) => policy.RequireSymbols,
    holds: (password) => symbol.test(password),
    message: 'Password must have symbol characters',
  },
  {
    applies: (policy) => policy.RequireUppercase,
    holds: (password) => /[A-Z]/.test(password),
    message: 'Password must have uppercase characters',
  },
  {
    applies: (policy) => policy.RequireLowercase,
    holds: (password) => /[a-z]/.test(password),
    message: 'Password must have lowercase characters',
  },
];

const brokenRule = (policy: PasswordPolicy, password: string) =>
  rules.find((rule) => rule.applies(policy) && !rule.holds(password, policy));

/** @throws CognitoException InvalidPasswordException */
export function checkPolicy(pool: UserPool, password: string, wording: PolicyWording): void {
  const broken = brokenRule(pool.settings.Policies.PasswordPolicy, password);
  if (broken) {
    throw new CognitoException('InvalidPasswordException', `${wording}: ${broken.message}`);
  }
}

/**
 * The history counts the current password: a size of three refuses it and the two before.
 * @throws CognitoException PasswordHistoryPolicyViolationException
 */
export async function checkHistory(pool: UserPool, user: User, password: string): Promise<void> {
  const recent = user.passwords.slice(
    0,
    pool.settings.Policies.PasswordPolicy.PasswordHistorySize ?? 0,
  );
  const reused = await Promise.all(recent.map((old) => isPassword(password, old)));
  if (reused.includes(true)) {
    throw new CognitoException(
      'PasswordHistoryPolicyViolationException',
      'Password has previously been used.',
    );
  }
}

/** Salts and hashes a password, which is all that is ever kept of it. */
export async function hashPassword(password: string, setAt: Date): Promise<HashedPassword> {
  const salt = randomBytes(16);
  return { salt, hash: await derive(password, salt), setAt };
}

/** Whether `password` is the one that was hashed. */
export async function isPassword(password: string, { salt, hash }: HashedPassword) {
  return timingSafeEqual(await derive(password, salt), hash);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, hashBytes, hashCost, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

const temporaryAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!@#%&*';

/** A temporary password that the pool's policy accepts, as Cognito makes one when none is given. */
export function generateTemporaryPassword(pool: UserPool): string {
  const policy = pool.settings.Policies.PasswordPolicy;
  const length = Math.max(policy.MinimumLength, 12);
  const draw = () => temporaryAlphabet.charAt(randomInt(temporaryAlphabet.length));
  const password = Array.from({ length }, draw).join('');
  return brokenRule(policy, password) ? generateTemporaryPassword(pool) : password;
}
