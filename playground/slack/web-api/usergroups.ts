/** `usergroups.*`: the workspace's user groups. */
import * as z from 'zod/mini';
import { flag, type Method, Refusal, read } from './method.ts';

const listArgs = z.object({ include_users: flag, include_count: flag });

export const list: Method = {
  scopes: ['usergroups:read'],
  run: ({ seed }, args) => {
    const { include_users, include_count } = read(listArgs, args);
    return {
      usergroups: seed.userGroups.map(({ id, name, handle, members }) => ({
        id,
        team_id: seed.team.id,
        is_usergroup: true,
        name,
        handle,
        date_delete: 0,
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
    if (group === undefined) throw new Refusal('no_such_subteam');
    return { users: group.members };
  },
};
