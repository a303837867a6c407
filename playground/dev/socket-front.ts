/**
 * The front behind Socket Mode: each envelope becomes the request that Slack would have sent, signed
 * with a secret that only this process knows, and goes through the same door as on Lambda.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { httpFront } from '../lambda/http-front.ts';
import type { LambdaHandler } from '../lambda/load-bundle.ts';
import {
  type Wrapped,
  wrappedCommand,
  wrappedEvent,
  wrappedInteraction,
} from '../slack/delivery/deliver.ts';
import { signature } from '../slack/delivery/signature.ts';
import { parseJson } from '../slack/json.ts';
import { commandInProduction } from './manifest.ts';

/** What the client of Socket Mode hands over: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Envelope {
  envelope_id: string;
  type: string;
  body: Record<string, unknown>;
  accepts_response_payload: boolean;
  ack: (payload?: object) => Promise<void>;
}

interface Options {
  front: LambdaHandler<APIGatewayProxyEventV2, unknown>;
  signingSecret: string;
  now: () => Date;
  /** Hears what went wrong; the person sees what Slack shows of an app that does not answer. */
  onError: (error: unknown) => void;
}

/** Passes an envelope on, and acknowledges it with the answer. Nothing is acknowledged that failed. */
export function socketFront(options: Options): (envelope: Envelope) => Promise<void> {
  const gateway = httpFront(options.front, options.onError);
  const timeOf = firstTimes(options.now);
  return async (envelope) => {
    const wrapped = wrappedAsRequest(envelope);
    if (wrapped === undefined) return;
    const { body, contentType } = wrapped;
    const signed = signature(options.signingSecret, body, timeOf(envelope.envelope_id));
    const headers = { ...signed, 'Content-Type': contentType };
    const response = await gateway.request('/slack/events', { method: 'POST', headers, body });
    const answer = await response.text();
    if (!response.ok) {
      options.onError(new Error(`The front answered ${response.status}: ${answer}`));
      return;
    }
    const payload = envelope.accepts_response_payload ? payloadOf(answer) : undefined;
    await envelope.ack(payload).catch(options.onError);
  };
}

/** What is neither of the three is nothing that Concierge listens to. */
function wrappedAsRequest({ type, body }: Envelope): Wrapped | undefined {
  switch (type) {
    case 'slash_commands':
      return wrappedCommand({ ...body, command: commandInProduction(String(body.command)) });
    case 'interactive':
      return wrappedInteraction(body);
    case 'events_api':
      return wrappedEvent(body);
    default:
      return undefined;
  }
}

function payloadOf(answer: string): object | undefined {
  if (answer === '') return undefined;
  const parsed = parseJson(answer);
  return typeof parsed === 'object' && parsed !== null ? parsed : { text: answer };
}

/** So many envelopes are remembered; Slack sends one again within minutes or not at all. */
const REMEMBERED = 1_000;

/**
 * When an envelope came first, in seconds: signed with that time, one that comes again is the same
 * request to the letter, by which admission knows it.
 */
function firstTimes(now: () => Date): (id: string) => number {
  const times = new Map<string, number>();
  return (id) => {
    const time = times.get(id) ?? Math.floor(now().getTime() / 1000);
    times.set(id, time);
    const [oldest] = times.keys();
    if (times.size > REMEMBERED && oldest !== undefined) times.delete(oldest);
    return time;
  };
}
