import { randomInt } from 'node:crypto';
import { Secret } from './secret.ts';

/**
 * The part of a pool's password policy that a generated password does not meet by its form: hyphens,
 * which are symbols in Cognito's sense, it always has.
 */
export interface PasswordRules {
  minimumLength: number;
  requireUppercase: boolean;
  requireLowercase: boolean;
  requireNumbers: boolean;
}

/** No I, O, l, o, 0 or 1: a password that is read aloud or typed from a screen survives it. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const GROUP = 5;
const GROUPS = 4;
/** A sound random source misses a class in one draw of twenty; a hundred misses mean it is stuck. */
const MOST_DRAWS = 100;

/** Gives whole numbers from 0 up to, not including, its argument; all equally likely. */
export type RandomInt = (max: number) => number;

/**
 * A password of groups of five joined by hyphens: at least four groups (116 bits), and as many as the
 * minimum length asks for, which is at most 99 in Cognito. A draw that misses a required class is
 * thrown away whole, so that all passwords that meet the rules stay equally likely. Throws when the
 * random source does.
 */
export function generatePassword(rules: PasswordRules, random: RandomInt = randomInt): Secret {
  const groups = Math.max(GROUPS, Math.ceil((rules.minimumLength + 1) / (GROUP + 1)));
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const password = Array.from({ length: groups }, () => drawGroup(random)).join('-');
    if (meets(rules, password)) return new Secret(password);
  }
  throw new Error('The random source gives no password that meets the rules');
}

function drawGroup(random: RandomInt): string {
  return Array.from({ length: GROUP }, () => ALPHABET.charAt(random(ALPHABET.length))).join('');
}

function meets(rules: PasswordRules, password: string): boolean {
  return (
    (!rules.requireUppercase || /[A-Z]/.test(password)) &&
    (!rules.requireLowercase || /[a-z]/.test(password)) &&
    (!rules.requireNumbers || /[0-9]/.test(password))
  );
}
