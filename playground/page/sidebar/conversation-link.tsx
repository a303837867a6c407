import type { Conversation } from '../../slack/client-api.ts';
import { authorOf, useWorkspace } from '../app/workspace-context.ts';
import { HashIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';

interface ConversationLinkProps {
  conversation: Conversation;
  isCurrent: boolean;
  onOpen: (channel: string) => void;
}

export function ConversationLink({ conversation, isCurrent, onOpen }: ConversationLinkProps) {
  const { unread } = conversation;
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'sidebar-link sidebar-link-unread' : 'sidebar-link'}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => onOpen(conversation.id)}
      >
        <ConversationIcon conversation={conversation} />
        <span className="sidebar-link-name" lang="">
          {conversation.name}
        </span>
        {unread > 0 && (
          <span className="sidebar-badge">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}

function ConversationIcon({ conversation }: { conversation: Conversation }) {
  const state = useWorkspace();
  if (conversation.kind === 'channel') return <HashIcon />;
  const user = conversation.withApp ? state.app.botUserId : (conversation.withUser ?? '');
  const { name, color, isApp } = authorOf(state, user);
  return <Avatar name={name} color={color} isApp={isApp} size="tiny" />;
}
