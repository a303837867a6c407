import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { OtherVersion } from './fault.ts';

/**
 * Runs when nobody listens: messages and modals outlive the version that made them, and to a button
 * that no listener knows Bolt would answer 404, which Slack shows as a mere warning sign. Events are
 * answered by Bolt.
 */
export const unanswered: Middleware<AnyMiddlewareArgs> = async (args) => {
  if (!('event' in args)) throw new OtherVersion('No listener knows what came');
};
