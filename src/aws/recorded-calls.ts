import { AsyncLocalStorage } from 'node:async_hooks';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { CognitoCall } from '../domain/events.ts';

/** The request for which something is done, and what has been called for it so far. */
interface Recording {
  requestId: string;
  calls: CognitoCall[];
}

const running = new AsyncLocalStorage<Recording>();

/**
 * Does something for a request, and adds to `calls` each call that is made on the way by a client
 * whose calls are recorded.
 */
export function recordingCalls<Result>(
  requestId: string,
  calls: CognitoCall[],
  work: () => Promise<Result>,
): Promise<Result> {
  return running.run({ requestId, calls }, work);
}

/**
 * Puts each call of that client on record, with the id under which CloudTrail has it. The request's id
 * goes along in the user agent, which CloudTrail keeps too: so a call is known even where no answer
 * came, or nobody lived to write it down.
 */
export function recordCalls(client: CognitoIdentityProviderClient): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const recording = running.getStore();
      if (!recording) return next(args);
      const agent: [string, string] = ['concierge', recording.requestId];
      context.userAgent = [...(context.userAgent ?? []), agent];
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      try {
        const answer = await next(args);
        recording.calls.push({ operation, ...idIn(answer.output), outcome: 'done' });
        return answer;
      } catch (error) {
        const outcome = error instanceof Error ? error.name : 'unknown';
        recording.calls.push({ operation, ...idIn(error), outcome });
        throw error;
      }
    },
    { step: 'initialize', name: 'recordCalls' },
  );
}

function idIn(answer: unknown): { requestId?: string } {
  const metadata = (answer as { $metadata?: { requestId?: string } } | undefined)?.$metadata;
  return metadata?.requestId === undefined ? {} : { requestId: metadata.requestId };
}
