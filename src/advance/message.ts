import * as z from 'zod/mini';

const message = z.object({ id: z.string(), code: z.optional(z.string()) });

/** What a message of the work queue says: which request to carry on, and what came along. */
export interface Message {
  id: string;
  /** A code that somebody has typed; see domain/sealed-code.ts. */
  code?: string | undefined;
}

/** Reads a message of the work queue; undefined for what is no message of ours. */
export function messageIn(body: string): Message | undefined {
  try {
    return message.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}
