import { isGroup } from '../../../domain/policy.ts';
import { counted, type Finding, faultsOr, given, mend } from '../finding.ts';
import { namedIn } from '../named.ts';
import type { Check, UserGroup } from '../subject.ts';

/** Whether the user groups that the policy names are there, in use, and not empty. */
export const checkUserGroups: Check = ({ policy, slack }) =>
  given(slack, ({ userGroups }) =>
    given(policy, async (named) => {
      const groups = [...namedIn(named)].filter(([id]) => isGroup(id));
      if (groups.length === 0) return [];
      const known = await userGroups();
      return faultsOr(
        `The ${counted(groups.length, 'user group')} that the policy names ${groups.length === 1 ? 'is' : 'are'} there.`,
        groups.flatMap(([id, paths]) => about(id, paths.join(', '), known.get(id))),
      );
    }),
  );

function about(id: string, where: string, group: UserGroup | undefined): Finding[] {
  const instead = `take ${id} off ${where}.`;
  if (!group) {
    const how = `Name another group, or ${instead}`;
    return [mend(`There is no user group ${id}, which ${where} names.`, how)];
  }
  const name = `@${group.handle} (${id})`;
  if (group.disabled) {
    return [
      mend(
        `The user group ${name} is disabled, and ${where} names it.`,
        `Enable it in Slack, or ${instead}`,
      ),
    ];
  }
  if (group.members.length > 0) return [];
  return [
    mend(
      `Nobody is in the user group ${name}, which ${where} names.`,
      `Add people to it, or ${instead}`,
    ),
  ];
}
