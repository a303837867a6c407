import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Conversation } from '../../slack/client-api.ts';
import { ConversationStart } from './conversation-start.tsx';
import { MessageView } from './message.tsx';
import { timelineOf } from './timeline.ts';

/** The messages, as a log that a screen reader follows. */
export function MessageList({ conversation }: { conversation: Conversation }) {
  const { log, content } = useStickToEnd();
  const entries = timelineOf(conversation.messages, new Date());
  return (
    <div
      ref={log}
      className="message-list"
      role="log"
      aria-label={`Messages in ${conversation.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <div ref={content} className="message-list-content">
        <ConversationStart conversation={conversation} />
        {entries.map((entry) =>
          entry.type === 'day' ? (
            <h3 key={entry.key} className="day-divider">
              <span>{entry.label}</span>
            </h3>
          ) : (
            <MessageView
              key={entry.key}
              channel={conversation.id}
              message={entry.message}
              compact={entry.compact}
            />
          ),
        )}
      </div>
    </div>
  );
}

const NEAR_PX = 120;

/** Keeps the newest message in sight, unless the reader has scrolled up. */
function useStickToEnd() {
  const log = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = log.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  });
  useEffect(() => {
    const element = log.current;
    if (element === null || content.current === null) return;
    const follow = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    const note = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(content.current);
    observer.observe(element);
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, []);
  return { log, content };
}
