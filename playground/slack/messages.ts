/** A message in the shape in which Slack shows it to the app. */
import type { StoredMessage, Workspace } from './workspace.ts';

export function messageObject(
  { seed, bot }: Workspace,
  message: StoredMessage,
): Record<string, unknown> {
  const app = { bot_id: seed.botId, app_id: seed.appId };
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    team: seed.team.id,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.user === bot.id ? app : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
  };
}
