import './app.css';
import { useEffect, useState } from 'react';
import type { ClientState, Person } from '../../slack/client-api.ts';
import { fetchPeople } from '../api/workspace.ts';
import { AwsPanel } from '../aws-panel/aws-panel.tsx';
import { type AwsSide, useAwsSide } from '../aws-panel/use-aws-side.ts';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import { NotificationToasts } from '../notifications/notification-toasts.tsx';
import { PeopleRail } from '../people/people-rail.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { TitleBar } from './title-bar.tsx';
import { useClientState } from './use-client-state.ts';
import { type Place, type Tab, usePlace } from './use-place.ts';
import { findConversation, WorkspaceProvider } from './workspace-context.ts';

/** The whole page: people on the left, their Slack in the middle, AWS on the right. */
export function App() {
  const people = usePeople();
  const { place, become, open } = usePlace();
  const as = place.as ?? people[0]?.id;
  const { state, connected } = useClientState(as);
  const aws = useAwsSide();
  const [panelOpen, setPanelOpen] = useState(false);
  const show = (channel: string, tab: Tab = 'messages') => {
    if (as !== undefined) open(as, { channel, tab });
  };
  return (
    <div className="app" data-panel={panelOpen ? 'open' : 'closed'}>
      <TitleBar
        team={state?.team.name}
        connected={connected}
        panelOpen={panelOpen}
        onTogglePanel={() => setPanelOpen((isOpen) => !isOpen)}
      />
      <PeopleRail people={people} current={as} onChange={become} />
      {state === undefined ? (
        <main className="app-loading" aria-busy="true" aria-label="Loading the workspace" />
      ) : (
        <Workspace
          key={state.me.id}
          state={state}
          place={place}
          aws={aws}
          onOpen={show}
          onBecome={become}
        />
      )}
      <AwsPanel aws={aws} people={people} />
    </div>
  );
}

interface WorkspaceProps {
  state: ClientState;
  place: Place;
  aws: AwsSide;
  onOpen: (channel: string, tab?: Tab) => void;
  onBecome: (person: string) => void;
}

function Workspace({ state, place, aws, onOpen, onBecome }: WorkspaceProps) {
  const conversation = findConversation(state, place.channel);
  const tab = conversation?.withApp && state.app.homeTab ? place.tab : 'messages';
  return (
    <WorkspaceProvider value={state}>
      <Sidebar current={conversation?.id} onOpen={onOpen} />
      {conversation && (
        <ConversationPane
          key={conversation.id}
          conversation={conversation}
          tab={tab}
          aws={aws}
          onTab={(next) => onOpen(conversation.id, next)}
          onBecome={onBecome}
        />
      )}
      <NotificationToasts
        current={tab === 'messages' ? conversation?.id : undefined}
        onOpen={onOpen}
      />
      <ModalStack />
    </WorkspaceProvider>
  );
}

function usePeople(): Person[] {
  const [people, setPeople] = useState<Person[]>([]);
  useEffect(() => {
    fetchPeople().then(setPeople, () => undefined);
  }, []);
  return people.filter(({ kind }) => kind !== 'bot');
}
