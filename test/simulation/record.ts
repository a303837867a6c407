/** What the stand-ins saw and did, in order. The invariants are computed from this alone. */
import type { ApiCall, Delivery, HistoryEntry } from '../../playground/slack/history.ts';
import type { Table } from './table.ts';

/** A call of Cognito that was applied, or refused for what it asked. */
export interface CognitoCall {
  /** When it was sent and when it was applied, in ms since 1970. */
  sentAt: number;
  at: number;
  operation: string;
  input: Record<string, unknown>;
  status: number;
  output: Record<string, unknown>;
  /** The request that the worker had at work. */
  request: string | undefined;
}

/** A message as it stood from a moment on. */
export interface MessageVersion {
  at: number;
  channel: string;
  ts: string;
  text: string;
  blocks: string;
  threadTs: string | undefined;
  /** True for the first version, which notifies. */
  posted: boolean;
}

/** An item of the table as it stood from a moment on. */
export interface ItemVersion {
  at: number;
  id: string;
  item: Record<string, unknown>;
}

export type LogLine = Record<string, unknown> & { level: string; request?: string };

export class Recorder {
  readonly cognito: CognitoCall[] = [];
  readonly messages: MessageVersion[] = [];
  readonly items: ItemVersion[] = [];
  readonly queueBodies: string[] = [];
  readonly logs: string[] = [];
  readonly errors: string[] = [];
  #awaited: { type: string; tell: () => void } | undefined;
  readonly #now: () => number;
  readonly #history: readonly HistoryEntry[];

  constructor(now: () => number, history: readonly HistoryEntry[]) {
    this.#now = now;
    this.#history = history;
  }

  /** What Slack sent to the front. */
  get deliveries(): Delivery[] {
    return this.#history.filter((entry) => entry.kind === 'delivery');
  }

  cognitoCall(call: Omit<CognitoCall, 'at'>): void {
    this.cognito.push({ ...call, at: this.#now() });
  }

  tableWrite(operation: string, table: Table, input: TableInput): void {
    if (operation === 'GetItem' || operation === 'Query') return;
    const id = (input.Key ?? input.Item)?.id?.S ?? '';
    const item = table.item(id);
    if (!item) return;
    this.items.push({ at: this.#now(), id, item });
    const { trail } = item;
    if (Array.isArray(trail) && trail.some(({ type }) => type === this.#awaited?.type)) {
      this.#awaited?.tell();
    }
  }

  /** Tells as soon as an event of that type stands in a trail. */
  onEvent(type: string, tell: () => void): void {
    this.#awaited = { type, tell };
  }

  queued(body: string): void {
    this.queueBodies.push(body);
  }

  /** Looks at the newest entry of Slack's history: a message that was posted or edited. */
  slackCall(): void {
    const entry = this.#history.at(-1);
    if (entry?.kind !== 'api-call' || entry.answer.ok !== true) return;
    if (entry.method === 'chat.postMessage' || entry.method === 'chat.update') this.#message(entry);
  }

  #message({ method, args, answer }: ApiCall): void {
    this.messages.push({
      at: this.#now(),
      channel: String(answer.channel),
      ts: String(answer.ts),
      text: String(args.text ?? ''),
      blocks: JSON.stringify(args.blocks ?? []),
      threadTs: typeof args.thread_ts === 'string' ? args.thread_ts : undefined,
      posted: method === 'chat.postMessage',
    });
  }

  /** What a function threw at Lambda. */
  uncaught(error: unknown): void {
    this.errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  get logLines(): LogLine[] {
    return this.logs.map((line) => JSON.parse(line));
  }
}

type Keyed = { id?: { S?: string } } | undefined;

export interface TableInput {
  Key?: Keyed;
  Item?: Keyed;
}
