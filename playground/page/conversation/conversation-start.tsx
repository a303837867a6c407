import type { Conversation } from '../../slack/client-api.ts';
import { authorOf, useWorkspace } from '../app/workspace-context.ts';
import { HashIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';

/** What stands above the first message. */
export function ConversationStart({ conversation }: { conversation: Conversation }) {
  const state = useWorkspace();
  const { kind, name, withApp, withUser } = conversation;
  if (kind === 'channel') {
    return (
      <section className="conversation-start">
        <span className="conversation-start-tile">
          <HashIcon />
        </span>
        <p className="conversation-start-name">#{name}</p>
        <p>This is the very beginning of this channel.</p>
      </section>
    );
  }
  const other = authorOf(state, withApp ? state.app.botUserId : (withUser ?? ''));
  return (
    <section className="conversation-start">
      <Avatar name={other.name} color={other.color} isApp={other.isApp} size="large" />
      <p className="conversation-start-name">{name}</p>
      <p>
        {withApp
          ? 'What this app has to tell you personally arrives here. Nobody else can read it.'
          : `This conversation is just between you and ${name}.`}
      </p>
    </section>
  );
}
