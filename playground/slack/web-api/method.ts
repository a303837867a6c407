/** What a Web API method is here, how it reads its arguments, and how it refuses. */
import * as z from 'zod/mini';
import { complaints } from '../block-kit/complaints.ts';
import type { Workspace } from '../workspace.ts';

export type Args = Record<string, unknown>;
export type Answer = Record<string, unknown>;

export interface Method {
  /** Bot scopes of which one is enough; empty when none is needed. */
  scopes: string[];
  /** Whose token it takes, where it is not the bot's. */
  token?: 'app' | 'configuration';
  run(workspace: Workspace, args: Args): Answer;
}

/** An answer with `ok: false`: one of Slack's error codes, and what Slack adds to explain it. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Answer;

  constructor(code: string, details: Answer = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A refusal with the list of what is wrong, as Slack gives it for arguments, blocks and views. */
export function malformed(code: string, messages: string[]): Refusal {
  const metadata = { messages: messages.map((message) => `[ERROR] ${message}`) };
  return new Refusal(code, { errors: messages, response_metadata: metadata });
}

/** A boolean argument: forms send words, JSON sends the thing itself. */
export const flag = z.optional(
  z.union([
    z.boolean(),
    z.pipe(
      z.string(),
      z.transform((word) => word === 'true' || word === '1'),
    ),
  ]),
);

export const count = z.optional(z.coerce.number().check(z.minimum(0), z.maximum(1000)));

/** Reads a method's arguments; throws `invalid_arguments` with Slack's pointers. */
export function read<T>(schema: z.ZodMiniType<T>, args: Args): T {
  const parsed = z.safeParse(schema, args);
  if (parsed.success) return parsed.data;
  throw malformed('invalid_arguments', complaints(parsed.error.issues, args, []));
}

/** One page of a list and the cursor of the next, empty on the last. */
export function page<T>(items: T[], limit = 100, cursor = ''): { items: T[]; cursor: string } {
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor');
  const next = from + (limit || 100);
  const last = next >= items.length;
  return {
    items: items.slice(from, next),
    cursor: last ? '' : Buffer.from(String(next)).toString('base64'),
  };
}
