/** The state of one simulated workspace: people, conversations, views, and what hangs on them. */
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Block } from './block-kit/blocks.ts';
import type { ModalInput } from './block-kit/views.ts';
import type { ClientState, Person, ViewState } from './client-api.ts';
import type { HistoryEntry } from './history.ts';
import type { Manifest } from './manifest.ts';

export interface SeedPerson extends Person {
  /** The username of the profile (`name` in Slack's API). */
  handle: string;
  /** Home workspace of a stranger (Slack Connect); everybody else belongs to this workspace. */
  teamId?: string;
}

export interface SeedChannel {
  id: string;
  name: string;
  topic: string;
  members: string[];
  archived?: boolean;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  members: string[];
  disabled?: boolean;
}

export interface WorkspaceSeed {
  team: { id: string; name: string; domain: string };
  appId: string;
  botId: string;
  botUserId: string;
  people: SeedPerson[];
  channels: SeedChannel[];
  userGroups: UserGroup[];
}

export interface StoredMessage {
  ts: string;
  user: string;
  text: string;
  blocks: Block[];
  edited: boolean;
  threadTs?: string;
  /** An ephemeral message: the one person who sees it, and whether an open client has shown it. */
  ephemeral?: { onlyFor: string; shown: boolean };
  preview: string;
  metadata?: unknown;
}

export interface Room {
  id: string;
  kind: 'channel' | 'dm';
  name: string;
  topic: string;
  archived: boolean;
  members: Set<string>;
  messages: StoredMessage[];
  /** User id → `ts` of the newest message that the person has read. */
  lastRead: Map<string, string>;
}

/** A view in the shape in which Slack shows it to the app, and whose screen it is on. */
export interface View {
  user: string;
  previousId: string | null;
  rootId: string;
  errors: Record<string, string>;
  shown: ShownView;
}

/** The fields of `view` in Slack's payloads and answers that do not depend on the workspace. */
export interface ShownView {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  external_id: string;
  private_metadata: string;
  title: ModalInput['title'] | null;
  submit: ModalInput['submit'] | null;
  close: ModalInput['close'] | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  submit_disabled: boolean;
  hash: string;
  blocks: Block[];
  state: { values: ViewState };
}

/** A right to open one modal: 3 seconds, once. */
export interface Trigger {
  user: string;
  view?: View;
  expires: Date;
  exchanged: boolean;
}

/** A right to answer one interaction with messages: 5 times within 30 minutes. */
export interface ResponseUrl {
  user: string;
  channel: string;
  messageTs?: string;
  expires: Date;
  usesLeft: number;
}

/** Socket Mode: what was handed out to connect with and nobody has used, and the app's connections. */
export interface Connections {
  tickets: Set<string>;
  open: WebSocket[];
}

export interface Workspace {
  seed: WorkspaceSeed;
  manifest: Manifest;
  bot: SeedPerson;
  botToken: string;
  /** Opens connections of Socket Mode; absent until one is generated. */
  appToken: string | undefined;
  signingSecret: string;
  /** How long the app may take to acknowledge, in milliseconds. */
  ackTimeout: number;
  frontUrl: () => string;
  /** Where the workspace itself listens; known once the server has started. */
  url: string;
  now: () => Date;
  people: Map<string, SeedPerson>;
  rooms: Map<string, Room>;
  /** User id → the open modal, bottom view first. */
  modals: Map<string, View[]>;
  /** User id → the published App Home. */
  homes: Map<string, View>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  notifications: Map<string, ClientState['notifications']>;
  /** Method → seconds: the next call is answered 429 with that `Retry-After`. */
  throttled: Map<string, number>;
  /** Those to whom the app cannot write. */
  unreachable: Set<string>;
  /** Until then every call is answered 429. */
  throttledUntil: Date;
  /** Whether the app gets everything twice, and whether at the same moment. */
  repeating: 'never' | 'at-once' | 'afterwards';
  /** Method → what happens once a call is done, and before the app hears the answer. */
  interludes: Map<string, () => unknown>;
  connections: Connections;
  history: HistoryEntry[];
  listeners: Set<() => void>;
  lastTs: number;
}

export type WorkspaceSettings = Pick<
  Workspace,
  | 'seed'
  | 'manifest'
  | 'botToken'
  | 'appToken'
  | 'signingSecret'
  | 'ackTimeout'
  | 'frontUrl'
  | 'now'
>;

export function createWorkspace(settings: WorkspaceSettings): Workspace {
  const { seed, manifest } = settings;
  const bot = botPerson(seed, manifest.botName);
  return {
    ...settings,
    bot,
    url: '',
    people: new Map([...seed.people, bot].map((person) => [person.id, person])),
    rooms: new Map(seed.channels.map((channel) => [channel.id, room(channel)])),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notifications: new Map(),
    throttled: new Map(),
    unreachable: new Set(),
    throttledUntil: new Date(0),
    repeating: 'never',
    interludes: new Map(),
    connections: { tickets: new Set(), open: [] },
    history: [],
    listeners: new Set(),
    lastTs: 0,
  };
}

function botPerson(seed: WorkspaceSeed, name: string): SeedPerson {
  const handle = name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
  const looks = { title: 'App', locale: 'en-US', story: '', color: '#4a154b' } as const;
  return { id: seed.botUserId, name, handle, kind: 'bot', ...looks };
}

function room({ archived = false, members, ...channel }: SeedChannel): Room {
  const rest = { archived, members: new Set(members), messages: [], lastRead: new Map() };
  return { ...channel, kind: 'channel', ...rest };
}

/** Tells every open client that something is different now. */
export function changed(workspace: Workspace): void {
  for (const listener of workspace.listeners) listener();
}

/** A message timestamp in Slack's form, later than every one before. */
export function nextTs(workspace: Workspace): string {
  workspace.lastTs = Math.max(workspace.now().getTime() * 1000, workspace.lastTs + 1);
  const micros = String(workspace.lastTs).padStart(16, '0');
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}

/** Seconds since 1970. */
export function epoch(workspace: Workspace): number {
  return Math.floor(workspace.now().getTime() / 1000);
}

/** An id such as Slack's: a letter or two, then ten capitals and digits. */
export function newId(prefix: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
  return prefix + [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** The workspace that a person belongs to: another one for strangers. */
export function teamOf(workspace: Workspace, person: SeedPerson): string {
  return person.teamId ?? workspace.seed.team.id;
}
