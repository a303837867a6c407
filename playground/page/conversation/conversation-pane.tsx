import './conversation.css';
import './app-home.css';
import { useEffect, useState } from 'react';
import { openApp } from '../api/workspace.ts';
import type { Tab } from '../app/use-place.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { AppHome } from './app-home.tsx';
import { AppTabs, panelId, tabId } from './app-tabs.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { MessagesSide, type MessagesSideProps } from './messages-side.tsx';

interface ConversationPaneProps extends MessagesSideProps {
  tab: Tab;
  onTab: (tab: Tab) => void;
}

export function ConversationPane({ tab, onTab, ...side }: ConversationPaneProps) {
  const { me, app } = useWorkspace();
  const { conversation } = side;
  const isOpening = useOpening(me.id, conversation.withApp ? tab : undefined);
  const messages = <MessagesSide {...side} />;
  return (
    <main className="conversation">
      <ConversationHeader conversation={conversation} />
      {conversation.withApp && app.homeTab ? (
        <>
          <AppTabs tab={tab} unread={conversation.unread} onTab={onTab} />
          <div
            key={tab}
            role="tabpanel"
            id={panelId(tab)}
            className={`app-${tab}`}
            aria-labelledby={tabId(tab)}
            // What scrolls must be reachable by keyboard; the messages scroll by themselves.
            tabIndex={tab === 'home' ? 0 : undefined}
          >
            {tab === 'home' ? <AppHome isOpening={isOpening} /> : messages}
          </div>
        </>
      ) : (
        messages
      )}
    </main>
  );
}

/** Tells the app, as Slack does, that somebody has come to one of its tabs; true until it has heard. */
function useOpening(as: string, tab: Tab | undefined): boolean {
  const [isOpening, setOpening] = useState(tab !== undefined);
  useEffect(() => {
    if (tab === undefined) return;
    let current = true;
    setOpening(true);
    openApp(as, tab).then(() => current && setOpening(false));
    return () => {
      current = false;
    };
  }, [as, tab]);
  return isOpening;
}
