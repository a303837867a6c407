/** `usergroups.*`: the workspace's user groups. */
import * as z from 'zod/mini';
import { epoch } from '../workspace.ts';
import { flag, type Method, Refusal, read } from './method.ts';

const listArgs = z.object({ include_users: flag, include_count: flag, include_disabled: flag });

export const list: Method = {
  scopes: ['usergroups:read'],
  run: (workspace, args) => {
    const { seed } = workspace;
    const { include_users, include_count, include_disabled } = read(listArgs, args);
    const shown = seed.userGroups.filter(({ disabled }) => include_disabled || !disabled);
    return {
      usergroups: shown.map(({ id, name, handle, members, disabled }) => ({
        id,
        team_id: seed.team.id,
        is_usergroup: true,
        name,
        handle,
        date_delete: disabled ? epoch(workspace) : 0,
        ...(include_users ? { users: members } : {}),
        ...(include_count ? { user_count: members.length } : {}),
      })),
    };
  },
};

const membersArgs = z.object({ usergroup: z.string() });

export const usersList: Method = {
  scopes: ['usergroups:read'],
  run: ({ seed }, args) => {
    const { usergroup } = read(membersArgs, args);
    const group = seed.userGroups.find(({ id }) => id === usergroup);
    if (group === undefined || group.disabled) throw new Refusal('no_such_subteam');
    return { users: group.members };
  },
};
