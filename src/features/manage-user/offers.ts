import { actionsFor } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import type { UserAction, VerifiableAttribute } from '../../domain/plan.ts';
import type { PoolAttribute } from '../../domain/user-attribute.ts';
import { canSignInAs, isExternal } from '../../domain/user-pool.ts';
import type { Sight } from './sight.ts';

const VERIFIABLE: readonly VerifiableAttribute[] = ['email', 'phone_number'];

/** What this person may ask for and what is of use for the user as they stand. */
export function offersFor(sight: Sight, actor: Actor): UserAction[] {
  return actionsFor(sight.pool, actor).filter((action) => isOfUse(action, sight));
}

/** False for what would change nothing, and for what the user cannot be given. */
export function isOfUse(action: UserAction, sight: Sight): boolean {
  const { user, pool } = sight;
  switch (action) {
    case 'reset-password':
      return !isExternal(user);
    case 'resend-invitation':
      return user.status === 'FORCE_CHANGE_PASSWORD';
    case 'disable-user':
      return user.enabled;
    case 'enable-user':
      return !user.enabled;
    case 'verify-by-code':
      return canSignInAs(user) && pool.client !== undefined && unverified(sight).length > 0;
    case 'sign-out-user':
    case 'delete-user':
      return true;
    default:
      return choicesFor(action, sight).length > 0;
  }
}

/** The groups or attributes among which one is chosen; none for what leaves nothing to choose. */
export function choicesFor(action: UserAction, sight: Sight): readonly string[] {
  const { pool, groups, knownGroups } = sight;
  switch (action) {
    case 'add-to-group':
      return pool.groups.filter((name) => knownGroups.includes(name) && !groups.includes(name));
    case 'remove-from-group':
      return pool.groups.filter((name) => groups.includes(name));
    case 'change-attribute':
      return changeable(sight).map(({ name }) => name);
    case 'mark-verified':
      return unverified(sight).filter((name) => pool.visibleAttributes.includes(name));
    case 'verify-by-code':
      return unverified(sight);
    default:
      return [];
  }
}

/** The attribute of that name, as far as it may be changed. */
export function changeableAttribute(sight: Sight, name: string): PoolAttribute | undefined {
  return changeable(sight).find((attribute) => attribute.name === name);
}

/** The e-mail address is never taken away: people are known by it. */
const EMAIL: PoolAttribute = { name: 'email', type: 'string', required: true, mutable: true };

function changeable({ pool, description }: Sight): PoolAttribute[] {
  const { attributes, keepsEmail } = description;
  const known = [...(keepsEmail ? [] : [EMAIL]), ...attributes.filter(({ mutable }) => mutable)];
  return pool.changeableAttributes.flatMap((name) => known.filter((one) => one.name === name));
}

function unverified({ user: { attributes } }: Sight): VerifiableAttribute[] {
  return VERIFIABLE.filter(
    (name) => attributes[name] !== undefined && attributes[`${name}_verified`] !== 'true',
  );
}
