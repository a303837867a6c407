import { useWorkspace } from '../../app/workspace-context.ts';
import { emojiCharacter } from '../emoji.ts';
import { EmojiPicture, EmojiText } from '../emoji-text.tsx';
import { inOrder } from '../in-order.ts';
import { formatSlackDate } from './date.ts';
import type { Inline } from './syntax.ts';

export function InlineNodes({ nodes }: { nodes: Inline[] }) {
  return inOrder(nodes, (node) => <InlineNode node={node} />);
}

function InlineNode({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return <EmojiText text={node.text} />;
    case 'bold':
      return (
        <strong>
          <InlineNodes nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineNodes nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineNodes nodes={node.children} />
        </s>
      );
    case 'code':
      return <code className="code">{node.text}</code>;
    case 'link':
      return <ExternalLink url={node.url} label={node.label} />;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'date':
      return <SlackDate {...node} />;
    case 'broadcast':
      return <span className="mention mention-me">@{node.range}</span>;
    case 'user':
    case 'channel':
    case 'usergroup':
      return <Mention type={node.type} id={node.id} label={node.label} />;
  }
}

export function Emoji({ name }: { name: string }) {
  const character = emojiCharacter(name);
  return character === undefined ? `:${name}:` : <EmojiPicture character={character} />;
}

/** Only web and mail addresses become links; anything else stays text. */
export function ExternalLink({ url, label }: { url: string; label: string }) {
  if (!/^(https?|mailto):/i.test(url)) return label;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

interface MentionProps {
  type: 'user' | 'channel' | 'usergroup';
  id: string;
  label: string | undefined;
}

export function Mention({ type, id, label }: MentionProps) {
  const { me, people, userGroups, app, conversations } = useWorkspace();
  if (type === 'usergroup') {
    const handle = userGroups.find((group) => group.id === id)?.handle ?? label;
    return <span className="mention">@{handle?.replace(/^@/, '') ?? id}</span>;
  }
  if (type === 'channel') {
    const name = conversations.find((conversation) => conversation.id === id)?.name ?? label;
    return <span className="mention">#{name ?? 'private-channel'}</span>;
  }
  const known = id === app.botUserId ? app.name : people.find((person) => person.id === id)?.name;
  const name = known ?? label?.replace(/^@/, '') ?? id;
  return <span className={id === me.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

interface SlackDateProps {
  timestamp: number;
  format: string;
  fallback: string;
  url?: string;
}

export function SlackDate({ url, ...date }: SlackDateProps) {
  const { me } = useWorkspace();
  const text = formatSlackDate(date, { locale: me.locale, now: Date.now() });
  if (url !== undefined) return <ExternalLink url={url} label={text} />;
  const iso = Number.isFinite(date.timestamp)
    ? new Date(date.timestamp * 1000).toISOString()
    : undefined;
  return (
    <time dateTime={iso} title={date.fallback}>
      {text}
    </time>
  );
}
