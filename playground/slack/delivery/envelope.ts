/** The fields that many of Slack's payloads share. */
import { type Room, type SeedPerson, teamOf, type Workspace } from '../workspace.ts';

/** Slack's legacy verification token; apps check the signature instead. */
export const VERIFICATION_TOKEN = 'verification-token';

/** `team` is the workspace the app is installed in; `user.team_id` is where the person belongs. */
export function interaction(workspace: Workspace, person: SeedPerson) {
  const { team, appId } = workspace.seed;
  const { id, handle } = person;
  return {
    user: { id, username: handle, name: handle, team_id: teamOf(workspace, person) },
    team: { id: team.id, domain: team.domain },
    api_app_id: appId,
    token: VERIFICATION_TOKEN,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelOf(room: Room): { id: string; name: string } {
  return { id: room.id, name: room.name };
}
