/** Messages with which the app answers an interaction: in the HTTP reply or at a `response_url`. */
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { checkMessageBlocks } from './block-kit/check.ts';
import { findMessage, post, removeMessage } from './rooms.ts';
import { changed, type ResponseUrl, type Room, type Workspace } from './workspace.ts';

const responseSchema = z.object({
  response_type: z.optional(z.enum(['ephemeral', 'in_channel'])),
  text: z.optional(z.string()),
  blocks: z.optional(z.unknown()),
  replace_original: z.optional(z.boolean()),
  delete_original: z.optional(z.boolean()),
  thread_ts: z.optional(z.string()),
});

type Target = Pick<ResponseUrl, 'user' | 'channel' | 'messageTs'>;

/** The addresses handed out as `response_url`. */
export function responseUrls(workspace: Workspace): Hono {
  return new Hono().post('/:kind{commands|actions}/:team/:id/:secret', async (context) => {
    const payload = await context.req.json<unknown>().catch(() => undefined);
    const error = answerAt(workspace, context.req.path, payload);
    const answer = error ?? 'ok';
    const at = workspace.now();
    workspace.history.push({ kind: 'response-url', at, payload, answer });
    if (error === undefined) return context.text('ok');
    const status = GONE.includes(error) ? 404 : 400;
    return context.json({ ok: false, error }, status);
  });
}

const GONE = ['invalid_url', 'expired_url', 'used_url'];

/** Returns Slack's error code, or nothing when the message is shown. */
function answerAt(workspace: Workspace, path: string, payload: unknown): string | undefined {
  const url = workspace.responseUrls.get(path);
  if (url === undefined) return 'invalid_url';
  if (workspace.now() > url.expires) return 'expired_url';
  if (url.usesLeft === 0) return 'used_url';
  url.usesLeft -= 1;
  return postResponse(workspace, url, payload);
}

/** Shows an answer in the target's room; returns Slack's error code when it may not be shown. */
export function postResponse(
  workspace: Workspace,
  target: Target,
  payload: unknown,
): string | undefined {
  const room = workspace.rooms.get(target.channel);
  const parsed = z.safeParse(responseSchema, payload);
  if (!parsed.success || room === undefined) return 'invalid_payload';
  const { text = '', blocks, replace_original, delete_original } = parsed.data;
  if (delete_original) return removeOriginal(workspace, room, target);
  const checked = checkMessageBlocks(blocks ?? []);
  if (!checked.ok) return 'invalid_blocks';
  if (text === '' && checked.value.length === 0) return 'no_text';
  const content = { text, blocks: checked.value };
  const original = findMessage(room, target.messageTs ?? '');
  if (replace_original && original) {
    Object.assign(original, content);
    changed(workspace);
    return undefined;
  }
  const inChannel = parsed.data.response_type === 'in_channel';
  const onlyFor = inChannel ? undefined : target.user;
  const threadTs = parsed.data.thread_ts;
  post(workspace, room, { user: workspace.bot.id, ...content, threadTs, onlyFor });
  return undefined;
}

function removeOriginal(workspace: Workspace, room: Room, { messageTs }: Target): undefined {
  if (messageTs !== undefined) removeMessage(workspace, room, messageTs);
}
