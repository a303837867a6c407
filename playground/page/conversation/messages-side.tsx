import { useEffect } from 'react';
import type { Conversation } from '../../slack/client-api.ts';
import { markRead } from '../api/workspace.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import type { AwsSide } from '../aws-panel/use-aws-side.ts';
import { Coach } from '../coach/coach.tsx';
import { Composer } from '../composer/composer.tsx';
import { useDraft } from '../composer/use-draft.ts';
import { MessageList } from './message-list.tsx';

export interface MessagesSideProps {
  conversation: Conversation;
  aws: AwsSide;
  onBecome: (person: string) => void;
}

/** The messages of a conversation, and where one writes the next. */
export function MessagesSide({ conversation, aws, onBecome }: MessagesSideProps) {
  const { me } = useWorkspace();
  const draft = useDraft(me.id, conversation.id);
  useReadMark(me.id, conversation);
  return (
    <>
      <MessageList conversation={conversation} />
      <Coach aws={aws} onType={draft.setText} onBecome={onBecome} />
      {conversation.readOnly ? (
        <p className="read-only">
          Sending messages to this app is turned off. Commands work in every channel.
        </p>
      ) : (
        <Composer conversation={conversation} draft={draft} />
      )}
    </>
  );
}

function useReadMark(as: string, { id, unread }: Conversation) {
  useEffect(() => {
    if (unread > 0) markRead(as, id);
  }, [as, id, unread]);
}
