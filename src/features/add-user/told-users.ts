import { recordLook } from '../../admission/record-look.ts';
import type { Visitor } from '../../admission/visitor.ts';
import type { FieldError } from '../../domain/field-error.ts';
import { askingLists } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ruleFor } from '../../domain/rule.ts';
import type { FrontServices } from '../../services.ts';
import type { FieldErrors } from './fields.ts';
import type { ChosenPool } from './pool-questions.ts';

/** Who asks, in which pool, with which form: the id of the request that it would have become. */
interface Asking {
  visitor: Visitor;
  actor: Actor;
  chosen: ChosenPool | undefined;
  id: string;
}

/**
 * Errors that tell of users who stand already are looks at them: counted and on record before they are
 * shown. The refusal where the person has looked too often.
 */
export async function recordToldUsers(
  services: FrontServices,
  { visitor, actor, chosen, id }: Asking,
  errors: FieldErrors,
): Promise<Refusal | undefined> {
  if (!chosen) return undefined;
  const { policy: pool } = chosen;
  const rule = ruleFor(askingLists(pool, 'add-user'), actor);
  for (const [index, account] of toldOf(errors).entries()) {
    const look = { id: `${id}-${index}`, account, pool: pool.alias, isFound: true, rule };
    const refusal = await recordLook(services, visitor, look);
    if (refusal) return refusal;
  }
  return undefined;
}

function toldOf(errors: FieldErrors): string[] {
  return Object.values(errors).flatMap((error) => accountIn(error) ?? []);
}

function accountIn(error: FieldError): string | undefined {
  if (error.kind === 'user-exists') return error.email;
  return error.kind === 'alias-taken' ? error.value : undefined;
}
