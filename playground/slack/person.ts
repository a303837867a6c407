/** Plays one person in the simulated workspace, for tests and the demo: types, presses, reads. */
import { setTimeout as pause } from 'node:timers/promises';
import type {
  ActionInput,
  ClientState,
  Conversation,
  DispatchResult,
  Message,
  OpenView,
  Person,
  ViewState,
} from './client-api.ts';
import { findPressable, type Typed, typedValue } from './person-input.ts';

/** Where to press: the open modal, the App Home, or the newest fitting message of a conversation. */
export type Place = { in: 'view' } | { in: 'home' } | { channel: string };

/** Milliseconds between two looks, and until a wait is given up. */
const LOOK_EVERY = 25;
const PATIENCE = 10_000;

export class SlackPerson {
  readonly id: string;
  readonly #baseUrl: string;
  #filled: Record<string, Typed> = {};

  constructor(baseUrl: string, id: string) {
    this.id = id;
    this.#baseUrl = baseUrl;
  }

  async state(): Promise<ClientState> {
    const response = await fetch(`${this.#baseUrl}/client/state?as=${this.id}`);
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as ClientState;
  }

  /** A conversation by id or name; `'dm'` is the direct message with the app. */
  async conversation(name: string): Promise<Conversation> {
    const { conversations } = await this.state();
    const found = conversations.find((it) =>
      name === 'dm' ? it.withApp : it.id === name || it.name === name.replace(/^#/u, ''),
    );
    if (found === undefined) throw new Error(`${this.id} sees no conversation ${name}`);
    return found;
  }

  async messages(channel: string): Promise<Message[]> {
    return (await this.conversation(channel)).messages;
  }

  /** The messages of the direct message with the app. */
  dm(): Promise<Message[]> {
    return this.messages('dm');
  }

  /** The modals on this person's screen, the topmost last. */
  async views(): Promise<OpenView[]> {
    return (await this.state()).views;
  }

  async topView(): Promise<OpenView | undefined> {
    return (await this.views()).at(-1);
  }

  /** The blocks of the app's Home tab; undefined until the app has published it. */
  async home(): Promise<Message['blocks'] | undefined> {
    return (await this.state()).home?.blocks;
  }

  /** Runs a slash command, in the app's direct message unless told where. */
  async command(text: string, channel = 'dm'): Promise<DispatchResult> {
    const { id } = await this.conversation(channel);
    return this.#post('command', { channel: id, text });
  }

  async say(text: string, channel = 'dm'): Promise<DispatchResult> {
    const { id } = await this.conversation(channel);
    return this.#post('message', { channel: id, text });
  }

  /**
   * Presses a button by its text, its label for screen readers or its action id: in the topmost modal
   * if there is one, else in the direct message. What was filled in there goes with it.
   */
  async click(button: string, place?: Place): Promise<DispatchResult> {
    return this.#act(button, place);
  }

  /** Chooses in a menu, by its label, placeholder or action id. */
  async choose(menu: string, value: Typed, place?: Place): Promise<DispatchResult> {
    return this.#act(menu, place, value);
  }

  /** Fills in inputs of the topmost modal, by block id or label: sent with what is done there next. */
  fill(values: Record<string, Typed>): this {
    this.#filled = { ...this.#filled, ...values };
    return this;
  }

  /** Submits the open modal with what was filled in. */
  async submit(values: Record<string, Typed> = {}): Promise<DispatchResult> {
    const view = await this.#openView();
    const { people } = await this.state();
    const state = this.fill(values).#takeFilled(view, people);
    return this.#post('submit', { view_id: view.id, state });
  }

  async closeView(): Promise<DispatchResult> {
    return this.#post('close', { view_id: (await this.#openView()).id });
  }

  /** Opens the app at its Home tab, or at its messages. */
  async openHome(tab: 'home' | 'messages' = 'home'): Promise<DispatchResult> {
    return this.#post('open-home', { tab });
  }

  /** Looks until `seen` returns something, and returns it; throws after ten seconds. */
  async waitFor<T>(seen: (state: ClientState) => T | undefined | false): Promise<T> {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const state = await this.state();
      const found = seen(state);
      if (found !== undefined && found !== false) return found;
      if (performance.now() > until) {
        throw new Error(`${state.me.name} waited in vain: ${seen.toString()}`);
      }
      await pause(LOOK_EVERY);
    }
  }

  async #act(name: string, place?: Place, typed?: Typed): Promise<DispatchResult> {
    const state = await this.state();
    for (const surface of await this.#surfaces(state, place)) {
      const found = findPressable(surface.blocks, name);
      if (found === undefined) continue;
      const { blockId: block_id, actionId: action_id } = found;
      const value = typed === undefined ? {} : { value: found.valueOf(typed, state.people) };
      const action: Omit<ActionInput, 'as'> = {
        container: surface.container,
        block_id,
        action_id,
        ...value,
        ...(surface.top ? { state: this.#takeFilled(surface.top, state.people) } : {}),
      };
      return this.#post('action', action);
    }
    throw new Error(`${state.me.name} sees nothing called ${name}`);
  }

  async #surfaces(state: ClientState, place?: Place): Promise<Surface[]> {
    const view = state.views.at(-1);
    if (place === undefined && view !== undefined) return [modalSurface(view)];
    if (place === undefined) return messageSurfaces(await this.conversation('dm'));
    if ('channel' in place) return messageSurfaces(await this.conversation(place.channel));
    if (place.in === 'view') return view ? [modalSurface(view)] : [];
    return state.home ? [homeSurface(state.home)] : [];
  }

  /** All inputs of a modal as they stand, with what was filled in. */
  #takeFilled(view: OpenView, people: Person[]): ViewState {
    const state = structuredClone(view.state);
    for (const [input, typed] of Object.entries(this.#filled)) {
      const { blockId, actionId, value } = typedValue(view.blocks, input, typed, people);
      state[blockId] = { ...state[blockId], [actionId]: value };
    }
    this.#filled = {};
    return state;
  }

  async #openView(): Promise<OpenView> {
    const view = await this.topView();
    if (view === undefined) throw new Error(`${this.id} has no modal open`);
    return view;
  }

  async #post(call: string, body: object): Promise<DispatchResult> {
    const response = await fetch(`${this.#baseUrl}/client/${call}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as: this.id, ...body }),
    });
    if (!response.ok) throw new Error(`${call}: ${await response.text()}`);
    return (await response.json()) as DispatchResult;
  }
}

interface Surface {
  container: ActionInput['container'];
  blocks: Message['blocks'];
  /** The modal that it is: its inputs go with every action. */
  top?: OpenView;
}

function modalSurface(top: OpenView): Surface {
  return { container: { type: 'view', view_id: top.id }, blocks: top.blocks, top };
}

function homeSurface({ view_id, blocks }: NonNullable<ClientState['home']>): Surface {
  return { container: { type: 'view', view_id }, blocks };
}

/** A conversation's messages and replies, the newest first. */
function messageSurfaces({ id: channel, messages }: Conversation): Surface[] {
  const all = messages.flatMap((message) => [message, ...message.thread]);
  return all
    .toSorted((one, other) => (one.ts < other.ts ? 1 : -1))
    .map(({ ts, blocks }) => ({ container: { type: 'message', channel, ts }, blocks }));
}
