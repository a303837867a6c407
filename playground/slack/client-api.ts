/**
 * What a Slack client (the page in `playground/page`, the tests, the demo) and the simulated
 * workspace say to each other. Everything is JSON under `/client`, and every call names the person
 * who acts (`as`), because switching between people is what the playground is for.
 *
 *   GET  /client/people                          → Person[]
 *   GET  /client/state?as=U…                     → ClientState
 *   GET  /client/stream?as=U…                    → server-sent events; each `data:` is a ClientState
 *   GET  /client/commands                        → SlashCommandHint[]
 *   POST /client/open-dm   { as, with }          → { channel }
 *   POST /client/message   { as, channel, text } → DispatchResult
 *   POST /client/command   { as, channel, text } → DispatchResult      (text starts with `/`)
 *   POST /client/action    ActionInput           → DispatchResult
 *   POST /client/options   OptionsInput          → { options: Option[] }
 *   POST /client/submit    { as, view_id, state } → DispatchResult
 *   POST /client/close     { as, view_id }       → DispatchResult
 *   POST /client/read      { as, channel }       → DispatchResult
 *   POST /client/open-home { as, tab? }          → DispatchResult      (`home` unless told)
 *
 * `/client/people` lists the people one can be; the app's own bot is only in `ClientState.people`.
 * An ephemeral message stays until its person opens a new stream after one that has shown it.
 * Added after the first version, so a client may ignore them: `open-home`, `ClientState.home` and
 * `ClientState.app.homeTab`, `mobileText` of notifications, `selected_date_time` and `files` of input values.
 *
 * An unknown person, channel, message or view answers 404 with `{ "error": "…" }`.
 */
import type { KnownBlock, Option } from '@slack/types';

/** A member of the workspace, as the switcher shows one. */
export interface Person {
  id: string;
  name: string;
  title: string;
  email?: string;
  locale: 'en-US' | 'ja-JP';
  kind: 'member' | 'guest' | 'single-channel-guest' | 'bot' | 'deactivated' | 'stranger';
  /** One sentence for the newcomer: who this is in the story. */
  story: string;
  /** Background colour of the avatar tile, as `#rrggbb`. */
  color: string;
}

export interface SlashCommandHint {
  command: string;
  description: string;
  usageHint: string;
}

export interface Conversation {
  id: string;
  kind: 'channel' | 'dm';
  /** Channel name without `#`, or the other person's name. */
  name: string;
  topic: string;
  /** Set for DMs: the other side. */
  withUser?: string;
  /** True for the DM with the app itself. */
  withApp: boolean;
  /** The app takes no messages here (`messages_tab_read_only_enabled`): there is no composer. */
  readOnly: boolean;
  unread: number;
  messages: Message[];
}

export interface Message {
  ts: string;
  /** The author: a person's id, or the bot's. */
  user: string;
  text: string;
  blocks: KnownBlock[];
  edited: boolean;
  /** Only this person sees it; it is gone after a reload, as in Slack. */
  ephemeral: boolean;
  /** What a push notification or the sidebar preview would show when this was posted. */
  preview: string;
  /** Replies, oldest first; present on messages that start a thread. */
  thread: Message[];
}

/** A modal on this person's screen. The last of `views` is on top. */
export interface OpenView {
  id: string;
  hash: string;
  callback_id: string;
  title: string;
  submit?: string;
  close?: string;
  blocks: KnownBlock[];
  /** Errors of the last submission, by block id. */
  errors: Record<string, string>;
  /** What stands in the inputs: initial values, or what survives an update of the view. */
  state: ViewState;
}

/** `view.state.values` as Slack sends it: block id → action id → value. */
export type ViewState = Record<string, Record<string, InputValue>>;

/** One input's value in the shape of Slack's own payload. */
export interface InputValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_conversation?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  /** Seconds since 1970. */
  selected_date_time?: number | null;
  files?: { id: string; name: string }[];
}

export interface ClientState {
  me: Person;
  team: { id: string; name: string };
  /** `homeTab`: the app has a Home tab (`home_tab_enabled`). */
  app: { botUserId: string; name: string; homeTab: boolean };
  conversations: Conversation[];
  views: OpenView[];
  /** Everyone, so that mentions (`<@U…>`) and user pickers can show names. */
  people: Person[];
  /** So that a mention of a group (`<!subteam^S…>`) can show its handle. */
  userGroups: { id: string; handle: string }[];
  /** Push notifications this person would have received, newest last. */
  notifications: Notification[];
  /** The app's Home tab as published for this person; absent until the app publishes one. */
  home?: { view_id: string; blocks: KnownBlock[]; state: ViewState };
}

export interface Notification {
  channel: string;
  ts: string;
  /** What a desktop shows: taken from the blocks, else from the text. */
  text: string;
  /** What a phone shows: the message's `text`. */
  mobileText: string;
}

export interface ActionInput {
  as: string;
  container: { type: 'message'; channel: string; ts: string } | { type: 'view'; view_id: string };
  block_id: string;
  action_id: string;
  /** The element's own new value (select, date…); absent for a button. */
  value?: InputValue;
  /** All inputs of the view or message as they stand now. */
  state?: ViewState;
}

export interface OptionsInput {
  as: string;
  container: ActionInput['container'];
  block_id: string;
  action_id: string;
  value: string;
}

/**
 * What the person sees happen. `failed` is Slack's own failure (the app did not answer 2xx within
 * three seconds, the command is unknown); `message` is the sentence Slack would show.
 */
export type DispatchResult =
  | { outcome: 'ok' }
  | { outcome: 'errors'; errors: Record<string, string> }
  | { outcome: 'failed'; error: string; message: string };
