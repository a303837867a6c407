import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Proof } from './preparation.ts';
import { Secret } from './secret.ts';

const CIPHER = 'aes-256-gcm';
/** In bytes, as GCM wants them: NIST SP 800-38D, 5.2.1. */
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** What a sealed code is good for: that proof of that request, and one try at it. */
export interface CodeUse {
  requestId: string;
  proof: Pick<Proof, 'attribute' | 'rejected'>;
}

/**
 * Hides a code on its way from the front to the worker. Six digits can be guessed from any hash, so
 * it is encrypted, under a key that both hold and nobody else. Base64url.
 */
export function sealCode(key: Secret, use: CodeUse, code: Secret): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, codeKey(key), nonce).setAAD(bound(use));
  const sealed = [nonce, cipher.update(code.expose(), 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

/**
 * The code, or undefined for one that was sealed with another key or for another use, or was tampered
 * with. A code that was rejected opens no more: the count of rejected ones has moved on.
 */
export function openCode(key: Secret, use: CodeUse, sealed: string): Secret | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return undefined;
  const nonce = bytes.subarray(0, NONCE);
  const decipher = createDecipheriv(CIPHER, codeKey(key), nonce, { authTagLength: TAG });
  decipher.setAAD(bound(use)).setAuthTag(bytes.subarray(-TAG));
  try {
    return new Secret(
      decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8'),
    );
  } catch {
    return undefined;
  }
}

/** HKDF (RFC 5869), so that this key is no other key of ours. */
function codeKey(key: Secret): Buffer {
  return Buffer.from(hkdfSync('sha256', key.expose(), '', 'sealed-code', KEY));
}

function bound({ requestId, proof }: CodeUse): Buffer {
  return Buffer.from(JSON.stringify([requestId, proof.attribute, proof.rejected]));
}
