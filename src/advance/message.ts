import * as z from 'zod/mini';

const message = z.object({ id: z.string() });

/** The request that a message of the work queue names; undefined for what is no message of ours. */
export function requestIn(body: string): string | undefined {
  try {
    return message.parse(JSON.parse(body)).id;
  } catch {
    return undefined;
  }
}
