import * as z from 'zod/mini';
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

/** Throws for a modal that is not ours. */
export function rememberedUser(privateMetadata: string): RememberedUser {
  return user.parse(JSON.parse(privateMetadata));
}

/** Throws for a form that is not ours. */
export function rememberedChange(privateMetadata: string): RememberedChange {
  return change.parse(JSON.parse(privateMetadata));
}
