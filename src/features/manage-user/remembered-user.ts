import * as z from 'zod/mini';
import { OtherVersion } from '../../admission/fault.ts';
import { USER_ACTIONS } from '../../domain/plan.ts';
import type { Sight } from './sight.ts';

/** Which user a modal shows. */
const user = z.object({ pool: z.string(), username: z.string(), sub: z.string() });

/** Which user a form is about, and what it asks for. */
const change = z.object({ ...user.shape, action: z.enum(USER_ACTIONS) });

export type RememberedUser = z.output<typeof user>;
export type RememberedChange = z.output<typeof change>;

/** What a modal remembers: names alone, nothing of what the user is like. */
export function remember({ pool, user: { username, sub } }: Pick<Sight, 'pool' | 'user'>) {
  return { pool: pool.alias, username, sub } satisfies RememberedUser;
}

/** Throws OtherVersion for a modal that this version has not made. */
export function rememberedUser(privateMetadata: string): RememberedUser {
  return remembered(user, privateMetadata);
}

/** Throws OtherVersion for a form that this version has not made. */
export function rememberedChange(privateMetadata: string): RememberedChange {
  return remembered(change, privateMetadata);
}

function remembered<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new OtherVersion('A modal remembers what this version does not', { cause });
  }
}
