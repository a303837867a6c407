import * as z from 'zod/mini';
import { VISIBLE } from './policy-schema.ts';

/** Settings of a pool that each are right and together mean nothing, and how to mend that. */
export interface Contradiction {
  /** Within the pool: `approvers`, `changeableAttributes[0]`. */
  path: string;
  message: string;
}

const list = z.catch(z._default(z.array(z.string()), []), []);
const verification = z.catch(z._default(z.string(), 'direct'), 'direct');

/** Stands for a list of people that cannot be read: like a group, it can hold anybody. */
export const ANYBODY = 'S';

const unreadable = () => [ANYBODY];
const people = z.array(z.string());

/** As much of a pool as its contradictions need, whatever else is wrong with it. */
export const loosePool = z.looseObject({
  userPoolId: z.catch(z.string(), ''),
  approvals: z.catch(z._default(z.int(), 1), 0),
  requesters: z.catch(people, unreadable),
  approvers: z.catch(z._default(people, []), unreadable),
  selfApproval: z.catch(z._default(z.boolean(), false), true),
  client: z.optional(z.unknown()),
  delivery: z.catch(z._default(z.string(), 'dm'), 'dm'),
  desiredDeliveryMediums: list,
  /** As it is written: the default would look as if somebody had asked for it. */
  password: z.optional(z.unknown()),
  claimWithin: z.optional(z.unknown()),
  completeFirstSignIn: z.catch(z._default(z.boolean(), false), false),
  emailVerification: verification,
  phoneVerification: verification,
  /** Unknown where it cannot be read. */
  visibleAttributes: z.catch(z.optional(z._default(z.array(z.string()), VISIBLE)), undefined),
  changeableAttributes: list,
  actions: z.catch(
    z._default(
      z.record(
        z.string(),
        z.looseObject({
          requesters: z.catch(z.optional(people), unreadable),
          approvals: z.catch(z.optional(z.int()), undefined),
        }),
      ),
      {},
    ),
    {},
  ),
  breakGlass: z.catch(z.optional(z.looseObject({ people, tell: people })), undefined),
  protected: z.catch(z._default(z.looseObject({ groups: list, users: list }), nobody()), nobody()),
});

export type LoosePool = z.output<typeof loosePool>;

function nobody(): { groups: string[]; users: string[] } {
  return { groups: [], users: [] };
}
