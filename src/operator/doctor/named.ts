import type { Policy, PoolPolicy } from '../../domain/policy.ts';

/** Everybody and every user group that a policy names, and under which settings. */
export function namedIn(policy: Policy): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  const lists = [
    ['contact', [policy.contact]] as const,
    ...[...policy.pools.values()].flatMap(listsIn),
  ];
  for (const [path, ids] of lists) {
    for (const id of ids) named.set(id, [...(named.get(id) ?? []), path]);
  }
  return named;
}

/** Where somebody is named, in a few words. */
export function places(paths: readonly string[]): string {
  const more = paths.length - MOST_PLACES;
  const shown = paths.slice(0, MOST_PLACES).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** A group of requesters may stand in every pool. */
const MOST_PLACES = 3;

function listsIn(pool: PoolPolicy): (readonly [string, readonly string[]])[] {
  const at = (name: string) => `pools.${pool.alias}.${name}`;
  const actions = Object.entries(pool.actions).map(([name, action]) => {
    return [at(`actions.${name}.requesters`), action?.requesters ?? []] as const;
  });
  return [
    [at('requesters'), pool.requesters],
    [at('approvers'), pool.approvers],
    ...actions,
    [at('breakGlass.people'), pool.breakGlass?.people ?? []],
    [at('breakGlass.tell'), pool.breakGlass?.tell ?? []],
  ];
}
