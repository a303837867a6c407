/** A slash command, from the composer to the app and back. */
import { issueResponseUrl, issueTrigger } from '../capabilities.ts';
import type { DispatchResult } from '../client-api.ts';
import { deliverForm, type Reply } from '../delivery/deliver.ts';
import { VERIFICATION_TOKEN } from '../delivery/envelope.ts';
import { parseJson } from '../json.ts';
import type { Command } from '../manifest.ts';
import { postResponse } from '../responses.ts';
import { type Room, type SeedPerson, teamOf, type Workspace } from '../workspace.ts';
import { commandFailed, errorCode, failed, isAcknowledged, OK } from './outcome.ts';

export async function runCommand(
  workspace: Workspace,
  person: SeedPerson,
  room: Room,
  typed: string,
): Promise<DispatchResult> {
  const [name = '', ...words] = typed.trim().split(' ');
  const command = workspace.manifest.commands.find((it) => it.command === name);
  if (command === undefined || person.kind === 'stranger') {
    return failed('unknown_command', `${name} is not a valid command.`);
  }
  const payload = commandPayload(workspace, person, room, command, words.join(' ').trim());
  const sending = { type: name, requestUrl: command.url, payload };
  const reply = await deliverForm(workspace, sending);
  if (!isAcknowledged(reply)) return commandFailed(name, errorCode(reply));
  return showAnswer(workspace, person, room, name, reply);
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
function commandPayload(
  workspace: Workspace,
  person: SeedPerson,
  room: Room,
  { command }: Command,
  text: string,
) {
  const target = { user: person.id, channel: room.id };
  return {
    token: VERIFICATION_TOKEN,
    team_id: teamOf(workspace, person),
    team_domain: workspace.seed.team.domain,
    channel_id: room.id,
    channel_name: room.name,
    user_id: person.id,
    user_name: person.handle,
    command,
    text,
    api_app_id: workspace.seed.appId,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(workspace, 'commands', target),
    trigger_id: issueTrigger(workspace, person.id),
  };
}

/** An empty body shows nothing, JSON is a message, anything else is text for the person alone. */
function showAnswer(
  workspace: Workspace,
  person: SeedPerson,
  room: Room,
  name: string,
  reply: Extract<Reply, { kind: 'answered' }>,
): DispatchResult {
  if (reply.body.trim() === '') return OK;
  const target = { user: person.id, channel: room.id };
  const json = reply.contentType.includes('json');
  const refusal = postResponse(
    workspace,
    target,
    json ? parseJson(reply.body) : { text: reply.body },
  );
  return refusal === undefined ? OK : commandFailed(name, refusal);
}
