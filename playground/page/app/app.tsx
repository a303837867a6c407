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
import { usePlace } from './use-place.ts';
import { findConversation, WorkspaceProvider } from './workspace-context.ts';

/** The whole page: people on the left, their Slack in the middle, AWS on the right. */
export function App() {
  const people = usePeople();
  const { place, become, open } = usePlace();
  const as = place.as ?? people[0]?.id;
  const { state, connected } = useClientState(as);
  const aws = useAwsSide();
  const [panelOpen, setPanelOpen] = useState(false);
  const show = (channel: string) => {
    if (as !== undefined) open(as, channel);
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
          channel={place.channel}
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
  channel: string | undefined;
  aws: AwsSide;
  onOpen: (channel: string) => void;
  onBecome: (person: string) => void;
}

function Workspace({ state, channel, aws, onOpen, onBecome }: WorkspaceProps) {
  const conversation = findConversation(state, channel);
  return (
    <WorkspaceProvider value={state}>
      <Sidebar current={conversation?.id} onOpen={onOpen} />
      {conversation && (
        <ConversationPane
          key={conversation.id}
          conversation={conversation}
          aws={aws}
          onBecome={onBecome}
        />
      )}
      <NotificationToasts current={conversation?.id} onOpen={onOpen} />
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
