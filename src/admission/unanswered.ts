import type { AnyMiddlewareArgs, App, Middleware } from '@slack/bolt';
import { OtherVersion } from './fault.ts';

/** Lets the context of each payload tell whether it was acknowledged, which Bolt keeps to itself. */
export function noteAnswers(app: App): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    let answered = false;
    const ack: typeof event.ack = (response) => {
      answered = true;
      return event.ack(response);
    };
    const customProperties = { ...event.customProperties, isAnswered: () => answered };
    return process({ ...event, ack, customProperties });
  };
}

/**
 * Runs right before the listeners: messages and modals outlive the version that made them, and to a
 * button that no listener knows Bolt would answer 404, which Slack shows as a mere warning sign.
 */
export const mustBeAnswered: Middleware<AnyMiddlewareArgs> = async ({ context, next }) => {
  await next();
  if (!context.isAnswered()) throw new OtherVersion('No listener knows what came');
};
