import { present } from './answers.ts';

/** The six digits in a message from Cognito. */
export function codeIn(message: { body: string } | undefined): string {
  return present(/\d{6}/.exec(message?.body ?? '')?.[0]);
}

/** A code that is certainly not this one. */
export function wrongCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}
