import './notifications.css';
import { useEffect, useState } from 'react';
import { useWorkspace } from '../app/workspace-context.ts';
import { InlineNodes } from '../block-kit/mrkdwn/inline-nodes.tsx';
import { parseInline } from '../block-kit/mrkdwn/parse-inline.ts';
import { BellMark, CloseIcon } from '../icons/icons.tsx';

interface NotificationToastsProps {
  /** The conversation in sight: what happens there needs no notification. */
  current: string | undefined;
  onOpen: (channel: string) => void;
}

const SHOWN_MS = 8_000;

/** The push notifications that this person's desktop would show. */
export function NotificationToasts({ current, onOpen }: NotificationToastsProps) {
  const { notifications, app, conversations } = useWorkspace();
  const [seen, setSeen] = useState(notifications.length);
  const latest = notifications.length > seen ? notifications.at(-1) : undefined;
  const shown = latest?.channel === current ? undefined : latest;
  const count = notifications.length;
  useEffect(() => {
    if (count === seen) return;
    const timer = setTimeout(() => setSeen(count), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [count, seen]);
  const place = conversations.find(({ id }) => id === shown?.channel);
  return (
    <div className="toasts" role="status">
      {shown && (
        <div className="toast">
          <BellMark className="toast-mark" />
          <button
            type="button"
            className="toast-open"
            onClick={() => {
              setSeen(count);
              onOpen(shown.channel);
            }}
          >
            <strong>
              {place?.kind === 'channel' ? `${app.name} in #${place.name}` : app.name}
            </strong>
            <span lang="">
              <InlineNodes nodes={parseInline(shown.text)} />
            </span>
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => setSeen(count)}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
