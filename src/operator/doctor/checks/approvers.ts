import { isGroup, type Policy, type PoolPolicy } from '../../../domain/policy.ts';
import { type Finding, faultsOr, given, mend } from '../finding.ts';
import type { Check, SlackSide } from '../subject.ts';

/** Whether each pool has as many approvers, groups counted out, as its requests need. */
export const checkApprovers: Check = ({ policy, slack }) =>
  given(slack, (side) =>
    given(policy, async (named) => {
      const pools = [...named.pools.values()];
      const found = await Promise.all(pools.map((pool) => tooFew(pool, named, side)));
      return faultsOr('Each pool has enough approvers who are members.', found.flat());
    }),
  );

async function tooFew(
  { alias, approvers, approvals }: PoolPolicy,
  { workspace }: Policy,
  { members, userGroups }: SlackSide,
): Promise<Finding[]> {
  if (approvals === 0) return [];
  const groups = approvers.some(isGroup) ? await userGroups() : new Map();
  const inGroups = approvers.flatMap((id): string[] => {
    const group = groups.get(id);
    return group && !group.disabled ? [...group.members] : [];
  });
  const ids = new Set([...approvers.filter((id) => !isGroup(id)), ...inGroups]);
  const people = await Promise.all([...ids].map((id) => members.find(id)));
  const able = people.filter((it) => it?.kind === 'member' && it.teamId === workspace).length;
  if (able >= approvals) return [];
  return [
    mend(
      `Requests for ${alias} take ${approvals === 1 ? '1 approval' : `${approvals} approvals`}, and ${able === 0 ? 'nobody who could give one is' : `only ${able} who could give one ${able === 1 ? 'is' : 'are'}`} left among its approvers.`,
      `Name more people under pools.${alias}.approvers, or add members to its user groups.`,
    ),
  ];
}
