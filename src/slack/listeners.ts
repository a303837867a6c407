import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  Middleware,
  SlackEventMiddlewareArgs,
} from '@slack/bolt';
import type { ListenerArgs } from './answer.ts';
import type { ActionArgs, ButtonArgs, CommandArgs, SubmitArgs } from './listener-args.ts';

/** What the listener of the Home tab is called with. */
export type OpenedArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

type Kind = 'command' | 'action' | 'view' | 'event';
type Listener<Args> = (args: Args) => Promise<void>;

/** A way into the app: a command, an action id, a callback id, or an event's type. */
export interface EntryPoint {
  kind: Kind;
  name: string;
}

/**
 * Who listens to what, found by one look-up. Bolt would ask each of its listeners in turn, which for as
 * many as these takes longer than all else that it does with a payload.
 */
export class Listeners {
  readonly #listeners = new Map<string, Listener<ListenerArgs>>();
  readonly entryPoints: EntryPoint[] = [];

  command(name: string, listener: Listener<CommandArgs>): void {
    this.#add({ kind: 'command', name }, name, listener);
  }

  button(actionId: string, listener: Listener<ButtonArgs>): void {
    this.#add({ kind: 'action', name: actionId }, actionId, listener);
  }

  /** An input that tells of it when people change it, in the block of the same id. */
  input(actionId: string, listener: Listener<ActionArgs>): void {
    this.#add({ kind: 'action', name: actionId }, `${actionId} ${actionId}`, listener);
  }

  /** A modal that is sent. */
  view(callbackId: string, listener: Listener<SubmitArgs>): void {
    this.#add({ kind: 'view', name: callbackId }, callbackId, listener);
  }

  event(type: 'app_home_opened', listener: Listener<OpenedArgs>): void {
    this.#add({ kind: 'event', name: type }, type, listener);
  }

  /** The middleware that calls the one who listens; what nobody listens to is left to Bolt. */
  readonly dispatch: Middleware<AnyMiddlewareArgs> = async (args) => {
    const listener = keysOf(args)
      .map((key) => this.#listeners.get(key))
      .find(Boolean);
    await (listener ?? args.next)(args);
  };

  #add<Args>(entryPoint: EntryPoint, id: string, listener: Listener<Args>): void {
    this.entryPoints.push(entryPoint);
    // What stands under a key is called with the payload of that key alone.
    this.#listeners.set(`${entryPoint.kind} ${id}`, listener as unknown as Listener<ListenerArgs>);
  }
}

/** Bolt gives each kind of payload a member of its own: https://docs.slack.dev/tools/bolt-js/reference */
function keysOf(args: AnyMiddlewareArgs): string[] {
  if ('command' in args) return [`command ${args.command.command}`];
  if ('action' in args && args.body.type === 'block_actions') {
    const { action_id, block_id } = args.body.actions[0] ?? {};
    return [`action ${action_id}`, `action ${block_id} ${action_id}`];
  }
  if ('view' in args && args.body.type === 'view_submission')
    return [`view ${args.view.callback_id}`];
  return 'event' in args ? [`event ${args.event.type}`] : [];
}
