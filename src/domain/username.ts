import type { FieldError } from './field-error.ts';
import { looksLikeAnother } from './legible.ts';
import { ok, type Result, refused } from './result.ts';

/** `Username` in https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;
const LONGEST_USERNAME = 128;

/** Reads a username as people type it to look for a user, whoever has named that one. */
export function parseUsername(typed: string): Result<string, FieldError> {
  const username = typed.trim();
  if (username === '') return refused({ kind: 'username-missing' });
  const fits = username.length <= LONGEST_USERNAME && USERNAME.test(username);
  return fits ? ok(username) : refused({ kind: 'username-malformed' });
}

/** Reads a username for a new user, where a pool's usernames are chosen: it may not pass for another. */
export function parseNewUsername(typed: string): Result<string, FieldError> {
  const username = parseUsername(typed);
  return username.ok && looksLikeAnother(username.value)
    ? refused({ kind: 'username-looks-like-another' })
    : username;
}
