import { isGroup } from '../../../domain/policy.ts';
import { counted, type Finding, faultsOr, given, mend } from '../finding.ts';
import { namedIn, places } from '../named.ts';
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
        groups.flatMap(([id, paths]) => about(id, places(paths), known.get(id))),
      );
    }),
  );

function about(id: string, where: string, group: UserGroup | undefined): Finding[] {
  const instead = `take ${id} off the policy.`;
  if (!group) {
    const how = `Name another group there, or ${instead}`;
    return [mend(`${id}, named in ${where}, is no user group of the workspace.`, how)];
  }
  const which = `@${group.handle} (${id}), named in ${where},`;
  if (group.disabled) return [mend(`${which} is disabled.`, `Enable it in Slack, or ${instead}`)];
  if (group.members.length > 0) return [];
  return [mend(`${which} has nobody in it.`, `Add people to it in Slack, or ${instead}`)];
}
