import { createContext, useContext } from 'react';
import type { ClientState, Conversation, Person } from '../../slack/client-api.ts';

const WorkspaceContext = createContext<ClientState | undefined>(undefined);
export const WorkspaceProvider = WorkspaceContext.Provider;

/** The workspace as the current person sees it; only below a `WorkspaceProvider`. */
export function useWorkspace(): ClientState {
  const state = useContext(WorkspaceContext);
  if (state === undefined) throw new Error('useWorkspace needs a WorkspaceProvider above it');
  return state;
}

/** Who wrote a message: a person or the app. */
export interface Author {
  name: string;
  color: string;
  isApp: boolean;
}

const APP_COLOR = '#4a154b';

export function authorOf({ app, people }: ClientState, user: string): Author {
  if (user === app.botUserId) return { name: app.name, color: APP_COLOR, isApp: true };
  const person = people.find(({ id }) => id === user);
  if (person === undefined) return { name: user, color: '#616061', isApp: false };
  return { name: person.name, color: person.color, isApp: person.kind === 'bot' };
}

/** The people that a picker offers: everybody who can still be reached. */
export function selectablePeople({ people }: ClientState): Person[] {
  return people.filter(({ kind }) => kind !== 'bot' && kind !== 'deactivated');
}

export function findConversation(
  state: ClientState,
  id: string | undefined,
): Conversation | undefined {
  return (
    state.conversations.find((conversation) => conversation.id === id) ?? state.conversations[0]
  );
}
