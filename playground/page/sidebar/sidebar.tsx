import './sidebar.css';
import type { ClientState } from '../../slack/client-api.ts';
import { selectablePeople, useWorkspace } from '../app/workspace-context.ts';
import { ConversationLink } from './conversation-link.tsx';
import { NewDm } from './new-dm.tsx';

interface SidebarProps {
  current: string | undefined;
  onOpen: (channel: string) => void;
}

export function Sidebar({ current, onOpen }: SidebarProps) {
  const state = useWorkspace();
  const { me, conversations } = state;
  const link = (conversation: (typeof conversations)[number]) => (
    <ConversationLink
      key={conversation.id}
      conversation={conversation}
      isCurrent={conversation.id === current}
      onOpen={onOpen}
    />
  );
  return (
    <nav className="sidebar" aria-label="Conversations">
      <header className="sidebar-me">
        <h2>
          <span className="sidebar-you">You are</span> <span lang="">{me.name}</span>
        </h2>
        <p className="sidebar-title" lang="">
          {me.title}
        </p>
        <p className="sidebar-story">{me.story}</p>
      </header>
      <section aria-labelledby="sidebar-channels">
        <h3 id="sidebar-channels">Channels</h3>
        <ul>{conversations.filter(({ kind }) => kind === 'channel').map(link)}</ul>
      </section>
      <section aria-labelledby="sidebar-dms">
        <h3 id="sidebar-dms">Direct messages</h3>
        <ul>{conversations.filter(isPersonalDm).map(link)}</ul>
        <NewDm people={peopleWithoutDm(state)} onOpen={onOpen} />
      </section>
      <section aria-labelledby="sidebar-apps">
        <h3 id="sidebar-apps">Apps</h3>
        <ul>{conversations.filter(({ withApp }) => withApp).map(link)}</ul>
      </section>
    </nav>
  );
}

function isPersonalDm({ kind, withApp }: { kind: string; withApp: boolean }): boolean {
  return kind === 'dm' && !withApp;
}

function peopleWithoutDm(state: ClientState) {
  const known = new Set(state.conversations.map(({ withUser }) => withUser));
  return selectablePeople(state).filter(({ id }) => id !== state.me.id && !known.has(id));
}
