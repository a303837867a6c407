/** A workspace with enough people for all that is asked at once: each looks at one modal at a time. */
import { CHANNELS, PEOPLE, SEED, USER_GROUPS } from '../../playground/slack/seed.ts';
import type { SeedPerson, WorkspaceSeed } from '../../playground/slack/workspace.ts';

const LEADS = people('LEAD', 4);
const APPROVERS = people('APPR', 3);
const COLLEAGUES = people('TEAM', 3);

export const STAFF = {
  leads: ids(LEADS),
  approvers: ids(APPROVERS),
  colleagues: ids(COLLEAGUES),
};

/** The playground's workspace and the people above; only approvers follow the requests channel. */
export const CHAOS_SEED: WorkspaceSeed = {
  ...SEED,
  people: [...Object.values(PEOPLE), ...LEADS, ...APPROVERS, ...COLLEAGUES],
  channels: [{ ...CHANNELS.requests, members: [...STAFF.approvers, SEED.botUserId] }],
  userGroups: [
    { ...USER_GROUPS.leads, members: STAFF.leads },
    { ...USER_GROUPS.approvers, members: STAFF.approvers },
  ],
};

function people(role: string, count: number): SeedPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const handle = `${role}${String(index).padStart(2, '0')}`;
    return {
      ...PEOPLE.lead,
      id: `U0CHAOS${handle}`,
      handle,
      name: handle,
      email: `${handle.toLowerCase()}@example.org`,
    };
  });
}

type Ids = [string, ...string[]];

function ids(staff: SeedPerson[]): Ids {
  return staff.map(({ id }) => id) as Ids;
}
