/** One member of the workspace, who does one thing after the other: Slack shows one modal at a time. */
import * as z from 'zod/mini';
import type { DispatchResult, ViewState } from '../../../playground/slack/client-api.ts';
import type { ApiCall, Delivery, HistoryEntry } from '../../../playground/slack/history.ts';
import { findPressable, type Typed, typedValue } from '../../../playground/slack/person-input.ts';
import type { Slack } from '../../../playground/slack/server.ts';
import { CHAOS_SEED } from '../workspace-seed.ts';
import { type Blocks, latest, type Posted } from './screen.ts';

export interface Modal {
  id: string;
  callback_id: string;
  blocks: Blocks;
  state: { values: ViewState };
}

const opened = z.object({
  view: z.looseObject({ id: z.string(), callback_id: z.string(), blocks: z.array(z.unknown()) }),
});

export class Member {
  readonly #id: string;
  readonly #slack: Pick<Slack, 'url' | 'history'>;
  #before: Promise<unknown>;

  constructor(slack: Pick<Slack, 'url' | 'history'>, id: string) {
    this.#id = id;
    this.#slack = slack;
    // The direct message with the app is there as soon as somebody has looked.
    this.#before = fetch(`${slack.url}/client/state?as=${id}`);
  }

  /** Does it when everything before is done. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(act);
    this.#before = turn.catch(() => undefined);
    return turn;
  }

  command(text: string): Promise<DispatchResult> {
    return this.#post('command', { channel: `D${this.#id.slice(1)}`, text });
  }

  /** Presses a button of a message, by its action id; fails when it is no longer there. */
  press(message: Posted, button: string): Promise<DispatchResult> {
    const found = findPressable(latest(message).blocks, button);
    const { channel, ts } = message;
    const container = { type: 'message', channel, ts };
    return this.#post('action', { container, block_id: found?.blockId, action_id: button });
  }

  /**
   * Submits a modal with these values, by block or action id. It fails, too, when the app puts
   * another modal in its place, which says that something went wrong or is no longer so.
   */
  async submit(
    { id, blocks, state }: Modal,
    values: Record<string, Typed>,
  ): Promise<DispatchResult> {
    const filled = structuredClone(state.values);
    for (const [input, typed] of Object.entries(values)) {
      const { blockId, actionId, value } = typedValue(blocks, input, typed, CHAOS_SEED.people);
      filled[blockId] = { ...filled[blockId], [actionId]: value };
    }
    const result = await this.#post('submit', { view_id: id, state: filled });
    const answer = this.#lastDelivery()?.answer ?? '';
    return result.outcome === 'ok' && answer !== ''
      ? { outcome: 'failed', error: 'told', message: answer }
      : result;
  }

  /** The modal that the app opened upon what this member did last, as it was filled. */
  openedModal(): Modal | undefined {
    const trigger = this.#lastDelivery()?.payload.trigger_id;
    const view = this.#viewOf('views.open', (args) => args.trigger_id === trigger);
    return view && (this.#viewOf('views.update', (args) => args.view_id === view.id) ?? view);
  }

  /** What Slack answered to the last such call. */
  #viewOf(method: string, isMeant: (args: ApiCall['args']) => boolean): Modal | undefined {
    const call = this.#slack.history.findLast(
      (entry): entry is ApiCall =>
        entry.kind === 'api-call' && entry.method === method && isMeant(entry.args),
    );
    const answer = opened.safeParse(call?.answer);
    return answer.success ? (answer.data.view as unknown as Modal) : undefined;
  }

  /** What Slack sent the app last for this member. */
  #lastDelivery(): Delivery | undefined {
    return this.#slack.history.findLast((entry) => isBy(entry, this.#id));
  }

  async #post(call: string, body: object): Promise<DispatchResult> {
    const response = await fetch(`${this.#slack.url}/client/${call}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as: this.#id, ...body }),
    });
    if (!response.ok) return { outcome: 'failed', error: 'gone', message: await response.text() };
    return (await response.json()) as DispatchResult;
  }
}

function isBy(entry: HistoryEntry, id: string): entry is Delivery {
  if (entry.kind !== 'delivery') return false;
  const { user, user_id } = entry.payload;
  return (
    user_id === id || (typeof user === 'object' && user !== null && 'id' in user && user.id === id)
  );
}
