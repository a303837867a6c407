import { createHmac } from 'node:crypto';

/** Hides who somebody is: the same person is the same text, under the same key. */
export interface Pseudonyms {
  /** For an account, however it is named. */
  account: (name: string) => string;
  /** The same text with all e-mail addresses in it hidden. */
  text: (text: string) => string;
}

const EMAIL = /[^\s@<>()"',;:|]+@[^\s@<>()"',;:|]+/gu;

/** HMAC-SHA-256 of the lower-cased name, its first 80 bits: nobody without the key can try names out. */
export function pseudonyms(key: string): Pseudonyms {
  const account = (name: string) => {
    const mac = createHmac('sha256', key).update(name.normalize('NFKC').toLowerCase());
    return name === '' ? '' : `hmac:${mac.digest('hex').slice(0, 20)}`;
  };
  return { account, text: (text) => text.replaceAll(EMAIL, account) };
}

/** Names as they are. */
export const PLAIN: Pseudonyms = { account: (name) => name, text: (text) => text };
