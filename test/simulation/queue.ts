/** An SQS FIFO queue with its dead-letter queue, as far as FIFO queues promise anything. */
import { createHash } from 'node:crypto';

export interface Message {
  id: string;
  body: string;
  group: string;
  sentAt: number;
  receives: number;
  receipt: string;
  /** Not handed out before, in ms since 1970. */
  visibleAt: number;
}

interface Settings {
  now: () => number;
  /** In ms. */
  visibility: number;
  redrive?: { to: FifoQueue; maxReceiveCount: number };
}

/** SQS drops a message whose deduplication id it has seen within five minutes. */
const DEDUPLICATION = 300_000;

/** SQS's refusal, by the name that it has in JSON. */
export class QueueRefusal extends Error {}

export class FifoQueue {
  readonly #settings: Settings;
  readonly #seen = new Map<string, number>();
  #messages: Message[] = [];
  #count = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  send(body: string, group: string, deduplicationId: string): string {
    const now = this.#settings.now();
    const id = `m${this.#count}`;
    this.#count += 1;
    const seen = this.#seen.get(deduplicationId);
    if (seen !== undefined && now - seen < DEDUPLICATION) return id;
    this.#seen.set(deduplicationId, now);
    const fresh = { receives: 0, receipt: '', visibleAt: now };
    this.#messages.push({ id, body, group, sentAt: now, ...fresh });
    return id;
  }

  /** The first message that may go out: the oldest of its group, while none of them is in flight. */
  receive(): Message | undefined {
    const now = this.#settings.now();
    const next = this.#firstOfEachGroup().find(({ visibleAt }) => visibleAt <= now);
    if (!next) return undefined;
    const { redrive, visibility } = this.#settings;
    next.receives += 1;
    if (redrive && next.receives > redrive.maxReceiveCount) {
      this.#remove(next);
      redrive.to.send(next.body, next.group, next.id);
      return this.receive();
    }
    next.receipt = `${next.id}-${next.receives}`;
    next.visibleAt = now + visibility;
    return next;
  }

  /** `visibility` in ms from now. */
  change(receipt: string, visibility: number): void {
    const message = this.#held(receipt);
    if (!message) throw new QueueRefusal('MessageNotInflight');
    message.visibleAt = this.#settings.now() + visibility;
  }

  delete(receipt: string): void {
    const message = this.#messages.find((it) => it.receipt === receipt);
    if (message) this.#remove(message);
  }

  /** When a message may go out next, in ms since 1970; undefined while the queue is empty. */
  nextVisible(): number | undefined {
    const times = this.#firstOfEachGroup().map(({ visibleAt }) => visibleAt);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  #held(receipt: string): Message | undefined {
    const now = this.#settings.now();
    return this.#messages.find((it) => it.receipt === receipt && it.visibleAt > now);
  }

  #firstOfEachGroup(): Message[] {
    const groups = new Set<string>();
    return this.#messages.filter(({ group }) => {
      const first = !groups.has(group);
      groups.add(group);
      return first;
    });
  }

  #remove(message: Message): void {
    this.#messages = this.#messages.filter((it) => it !== message);
  }
}

export function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}
