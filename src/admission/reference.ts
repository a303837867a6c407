import { randomUUID } from 'node:crypto';

/** A short id that a person can read aloud and an engineer can find in the log. */
export function newReference(): string {
  return randomUUID().slice(0, 13);
}
