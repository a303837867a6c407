/** What Cognito has mailed in a world. */
import type { OutboxMessage } from '../../playground/cognito/state.ts';
import type { StandIns } from './stand-ins.ts';

/** The codes of six digits, in the order in which they were mailed. */
export function codesMailed({ cognito }: Pick<StandIns, 'cognito'>): string[] {
  return cognito.state.outbox.messages.flatMap(({ body }) => body.match(/\b\d{6}\b/gu) ?? []);
}

/** What went to that address by a moment, in ms since 1970. */
export function mailTo(
  { cognito }: Pick<StandIns, 'cognito'>,
  address: string,
  moment = Number.POSITIVE_INFINITY,
): OutboxMessage[] {
  return cognito.state.outbox.messages.filter(
    ({ to, at }) => to === address && Date.parse(at) <= moment,
  );
}
