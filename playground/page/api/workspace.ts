import type {
  ActionInput,
  ClientState,
  DispatchResult,
  OptionsInput,
  Person,
  SlashCommandHint,
  ViewState,
} from '../../slack/client-api.ts';
import { getJson, postJson } from './json.ts';

const UNREACHABLE: DispatchResult = {
  outcome: 'failed',
  error: 'connection_error',
  message: 'The playground does not answer. Is it still running?',
};

/** A dispatch never rejects: a server that is gone is one more way to fail. */
function dispatch(path: string, body: unknown): Promise<DispatchResult> {
  return postJson<DispatchResult>(`/client/${path}`, body).catch(() => UNREACHABLE);
}

export const fetchPeople = () => getJson<Person[]>('/client/people');
export const fetchCommands = () => getJson<SlashCommandHint[]>('/client/commands');
export const fetchState = (as: string) =>
  getJson<ClientState>(`/client/state?as=${encodeURIComponent(as)}`);

export const openDm = (as: string, other: string) =>
  postJson<{ channel: string }>('/client/open-dm', { as, with: other });
export const fetchOptions = (input: OptionsInput) =>
  postJson<{ options: import('@slack/types').Option[] }>('/client/options', input);

export const sendMessage = (as: string, channel: string, text: string) =>
  dispatch('message', { as, channel, text });
export const sendCommand = (as: string, channel: string, text: string) =>
  dispatch('command', { as, channel, text });
export const sendAction = (input: ActionInput) => dispatch('action', input);
export const submitView = (as: string, view_id: string, state: ViewState) =>
  dispatch('submit', { as, view_id, state });
export const closeView = (as: string, view_id: string) => dispatch('close', { as, view_id });
/** Opens the app's own conversation at one of its tabs, which the app may hear of. */
export const openApp = (as: string, tab: 'home' | 'messages') => dispatch('open-home', { as, tab });
export const markRead = (as: string, channel: string) => dispatch('read', { as, channel });
