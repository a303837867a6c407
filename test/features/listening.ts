import type { ModalView } from '@slack/types';
import { HARMLESS, rememberOnce } from '../../src/admission/once.ts';
import { rememberVisitor } from '../../src/admission/visitor.ts';
import type { Person } from '../../src/domain/person.ts';
import { messagesFor } from '../../src/messages/index.ts';
import type { FrontServices } from '../../src/services.ts';
import type { Listeners } from '../../src/slack/listeners.ts';
import { fakeWebClient } from '../slack/fake-client.ts';

/** A feature's listeners, called as Bolt calls them for people whom admission has let in. */

type Listener = (args: unknown) => Promise<void>;

/** What the person who acted got back: acknowledgements, and sentences only they can see. */
export interface Reaction {
  acks: unknown[];
  told: string[];
}

export function listening(
  feature: { listen: (on: Listeners, services: FrontServices) => void },
  services: FrontServices,
) {
  const views: { method: string; view: ModalView }[] = [];
  const listeners = new Map<string, Listener>();
  const register = (name: string, listener: Listener) => listeners.set(name, listener);
  const kinds = { command: register, button: register, input: register };
  feature.listen({ ...kinds, view: register, event: register } as unknown as Listeners, services);

  const call = async (name: string, person: Person, args: object): Promise<Reaction> => {
    const reaction: Reaction = { acks: [], told: [] };
    const context = {};
    const policy = await services.policy();
    const opened = () => ({ view: { id: 'V1', hash: 'h1' } });
    const { client, calls } = fakeWebClient({ 'views.open': opened, 'views.push': opened });
    rememberVisitor(context, { person, policy, words: messagesFor(person.locale) });
    rememberOnce(context, HARMLESS);
    const listener = listeners.get(name);
    if (!listener) throw new Error(`Nobody listens to ${name}`);
    await listener({
      context,
      client,
      ack: async (response?: unknown) => reaction.acks.push(response),
      respond: async ({ text }: { text: string }) => reaction.told.push(text),
      ...args,
    });
    const shown = calls.flatMap(({ method, arguments: { view } }) =>
      view ? [{ method, view: view as ModalView }] : [],
    );
    views.push(...shown);
    return reaction;
  };

  return {
    /** Opens the app's Home or Messages tab; returns the views that were published. */
    open: async (tab: 'home' | 'messages', person: Person) => {
      const { client, calls } = fakeWebClient();
      const event = { type: 'app_home_opened', user: person.id, tab };
      await call('app_home_opened', person, { event, client, body: { event } });
      return calls;
    },
    /** Modals that were opened, pushed or updated. */
    views,
    command: (command: string, text: string, person: Person) =>
      call(command, person, {
        command: { text, trigger_id: 't1' },
        body: { command, user_id: person.id },
      }),
    /** In a modal, which has no response_url. */
    pressIn: (view: object, actionId: string, value: string, person: Person) =>
      call(actionId, person, {
        action: { action_id: actionId, value },
        body: {
          type: 'block_actions',
          user: { id: person.id },
          actions: [{ action_id: actionId }],
          trigger_id: 't1',
          view: { id: 'V0', hash: 'h0', ...view },
        },
        respond: undefined,
      }),
    press: (actionId: string, value: string, person: Person, more: object = {}) =>
      call(actionId, person, {
        action: { action_id: actionId, value },
        body: {
          type: 'block_actions',
          user: { id: person.id },
          actions: [{ action_id: actionId }],
        },
        ...more,
      }),
    submit: (callbackId: string, view: object, person: Person, body: object = {}) =>
      call(callbackId, person, {
        view,
        body: {
          type: 'view_submission',
          user: { id: person.id },
          view: { callback_id: callbackId },
          ...body,
        },
      }),
  };
}
