import type { Message } from '../../slack/client-api.ts';
import { authorOf, useWorkspace } from '../app/workspace-context.ts';
import { Blocks } from '../block-kit/blocks.tsx';
import { BlockHostProvider } from '../block-kit/host.ts';
import { Mrkdwn } from '../block-kit/mrkdwn/mrkdwn.tsx';
import { useHost } from '../block-kit/use-host.ts';
import { EyeIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';
import { sentAt } from './timeline.ts';

interface MessageViewProps {
  channel: string;
  message: Message;
  /** Without avatar and name, right under a message of the same author. */
  compact: boolean;
}

export function MessageView({ channel, message, compact }: MessageViewProps) {
  const state = useWorkspace();
  const author = authorOf(state, message.user);
  const kind = message.ephemeral ? 'message message-ephemeral' : 'message';
  return (
    <article
      className={compact ? `${kind} message-compact` : kind}
      aria-label={`${author.name}, ${clock(message, state.me.locale)}`}
    >
      {message.ephemeral && (
        <p className="ephemeral-note">
          <EyeIcon /> Only visible to you
        </p>
      )}
      <div className="message-side">
        {compact ? (
          <Time message={message} compact />
        ) : (
          <Avatar name={author.name} color={author.color} isApp={author.isApp} />
        )}
      </div>
      <div className="message-main">
        {!compact && (
          <p className="message-head">
            <span className="message-author" lang="">
              {author.name}
            </span>
            {author.isApp && <span className="app-badge">App</span>}
            <Time message={message} />
          </p>
        )}
        <MessageBody channel={channel} message={message} />
        {message.edited && <span className="message-edited">(edited)</span>}
        {message.thread.length > 0 && <Thread channel={channel} replies={message.thread} />}
      </div>
    </article>
  );
}

function MessageBody({ channel, message }: { channel: string; message: Message }) {
  const { me } = useWorkspace();
  const host = useHost({
    as: me.id,
    idPrefix: `message-${message.ts}`,
    container: { type: 'message', channel, ts: message.ts },
    blocks: message.blocks,
    known: {},
    errors: {},
  });
  if (message.blocks.length === 0) return <Mrkdwn text={message.text} />;
  return (
    <BlockHostProvider value={host}>
      <Blocks blocks={message.blocks} />
    </BlockHostProvider>
  );
}

function Thread({ channel, replies }: { channel: string; replies: Message[] }) {
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return (
    <details className="thread" open>
      <summary>{count}</summary>
      {replies.map((reply) => (
        <MessageView key={reply.ts} channel={channel} message={reply} compact={false} />
      ))}
    </details>
  );
}

/** Beside a message without a head there is room for the digits only. */
function Time({ message, compact = false }: { message: Message; compact?: boolean }) {
  const { me } = useWorkspace();
  const time = clock(message, me.locale);
  return (
    <time className="message-time" dateTime={sentAt(message.ts).toISOString()}>
      {compact ? time.replace(/\s[AP]M$/u, '') : time}
    </time>
  );
}

function clock(message: Message, locale: string): string {
  return sentAt(message.ts).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
}
