/** What a person sees of an app that did not answer as it should. */

import type { DispatchResult } from '../client-api.ts';
import type { Reply } from '../delivery/deliver.ts';

export const OK: DispatchResult = { outcome: 'ok' };

const TROUBLE_CONNECTING = 'We had some trouble connecting. Try again?';

export function failed(error: string, message: string): DispatchResult {
  return { outcome: 'failed', error, message };
}

export function isAcknowledged(reply: Reply): reply is Extract<Reply, { kind: 'answered' }> {
  return reply.kind === 'answered' && reply.status >= 200 && reply.status < 300;
}

export function errorCode(reply: Reply): string {
  return reply.kind === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}

export function commandFailed(command: string, error: string): DispatchResult {
  return failed(error, `${command} failed with the error "${error}"`);
}

/** In a modal Slack says one sentence, whatever went wrong. */
export function viewFailed(error: string): DispatchResult {
  return failed(error, TROUBLE_CONNECTING);
}

/** Beside the button of a message. */
export function messageFailed(reply: Reply): DispatchResult {
  if (reply.kind === 'timeout') {
    const sentence = 'Operation timed out. Apps need to respond within 3 seconds.';
    return failed('operation_timeout', sentence);
  }
  const status = reply.kind === 'answered' ? String(reply.status) : 'none';
  return failed('dispatch_failed', `This app responded with Status Code ${status}.`);
}
