import { createHmac, hkdfSync } from 'node:crypto';
import { generatePassword, type PasswordRules, type RandomInt } from './password.ts';
import type { Secret } from './secret.ts';

/**
 * The first password of a user for whom Concierge completes the first sign-in. It has to be known
 * again by a worker that takes over, and may be kept nowhere, so it follows from a secret that every
 * worker holds and from the request's id.
 */
export function firstPassword(key: Secret, requestId: string, rules: PasswordRules): Secret {
  const derived = hkdfSync('sha256', key.expose(), requestId, 'first-password', 32);
  return generatePassword(rules, numbersFrom(Buffer.from(derived)));
}

/** Numbers that look random and are always the same for a key; none is likelier than another. */
function numbersFrom(key: Buffer): RandomInt {
  let blocks = 0;
  let bytes: number[] = [];
  const nextByte = () => {
    if (bytes.length === 0) {
      bytes = [...createHmac('sha256', key).update(String(blocks)).digest()];
      blocks += 1;
    }
    return bytes.shift() ?? 0;
  };
  return (max) => {
    const limit = 256 - (256 % max);
    let byte = nextByte();
    while (byte >= limit) byte = nextByte();
    return byte % max;
  };
}
