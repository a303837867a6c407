import type { Conversation } from '../../slack/client-api.ts';
import { authorOf, useWorkspace } from '../app/workspace-context.ts';
import { HashIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';

export function ConversationHeader({ conversation }: { conversation: Conversation }) {
  const state = useWorkspace();
  const { kind, name, topic, withApp, withUser } = conversation;
  const other = authorOf(state, withApp ? state.app.botUserId : (withUser ?? ''));
  return (
    <header className="conversation-header">
      {kind === 'channel' ? (
        <HashIcon />
      ) : (
        <Avatar name={other.name} color={other.color} isApp={other.isApp} size="small" />
      )}
      <h2 lang="">{name}</h2>
      {withApp && <span className="app-badge">App</span>}
      {topic !== '' && (
        <p className="conversation-topic" lang="">
          {topic}
        </p>
      )}
    </header>
  );
}
