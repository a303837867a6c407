/** What stands in Slack: every message of the app with its versions, by the account it is about. */
import type { Message } from '../../../playground/slack/client-api.ts';
import type { ApiCall, HistoryEntry } from '../../../playground/slack/history.ts';
import { STORY_EMAIL } from '../stories.ts';

export type Blocks = Message['blocks'];

export interface Version {
  at: Date;
  text: string;
  blocks: Blocks;
}

export interface Posted {
  channel: string;
  ts: string;
  /** Set for a reply in a thread. */
  threadTs: string | undefined;
  versions: Version[];
}

export class Screen {
  readonly #history: readonly HistoryEntry[];
  readonly #byEmail = new Map<string, Posted[]>();
  readonly #byPlace = new Map<string, Posted>();
  #read = 0;

  constructor(history: readonly HistoryEntry[]) {
    this.#history = history;
  }

  /** How often the app has posted or edited anything about an address. */
  changesAbout(email: string): number {
    return this.about(email).reduce((sum, { versions }) => sum + versions.length, 0);
  }

  /** The messages about an address, the oldest first. */
  about(email: string): readonly Posted[] {
    for (; this.#read < this.#history.length; this.#read += 1) {
      const entry = this.#history[this.#read];
      if (entry?.kind === 'api-call' && entry.answer.ok === true) this.#take(entry);
    }
    return this.#byEmail.get(email) ?? [];
  }

  #take({ method, at, args, answer }: ApiCall): void {
    if (method !== 'chat.postMessage' && method !== 'chat.update') return;
    const [channel, ts] = [String(answer.channel), String(answer.ts)];
    const version = { at, text: String(args.text), blocks: args.blocks as Blocks };
    const place = `${channel} ${ts}`;
    const known = this.#byPlace.get(place);
    if (known) {
      known.versions.push(version);
      return;
    }
    const threadTs = args.thread_ts === undefined ? undefined : String(args.thread_ts);
    const posted = { channel, ts, threadTs, versions: [version] };
    this.#byPlace.set(place, posted);
    const email = STORY_EMAIL.exec(JSON.stringify(args))?.[0] ?? '';
    this.#byEmail.set(email, [...(this.#byEmail.get(email) ?? []), posted]);
  }
}

export function latest({ versions }: Posted): Version {
  const last = versions.at(-1);
  if (!last) throw new Error('A message has at least one version');
  return last;
}

/** The password that a version shows: what stands between the fences. */
export function passwordIn({ blocks }: Version): string | undefined {
  return /```(\S+)```/u.exec(JSON.stringify(blocks))?.[1];
}
