import { randomInt } from 'node:crypto';
import { Secret } from './secret.ts';

/** The part of a pool's password policy that a generated password must meet. */
export interface PasswordRules {
  minimumLength: number;
  requireUppercase: boolean;
  requireLowercase: boolean;
  requireNumbers: boolean;
  requireSymbols: boolean;
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
 * A password of groups of five joined by hyphens, at least four groups (116 bits). The hyphen is a
 * symbol in Cognito's sense. A draw that misses a required class is thrown away whole, so that all
 * passwords that meet the rules stay equally likely. Cognito's minimum length is at most 99.
 * Throws when the random source does.
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
    password.length >= rules.minimumLength &&
    (!rules.requireUppercase || /[A-Z]/.test(password)) &&
    (!rules.requireLowercase || /[a-z]/.test(password)) &&
    (!rules.requireNumbers || /[0-9]/.test(password)) &&
    (!rules.requireSymbols || password.includes('-'))
  );
}
