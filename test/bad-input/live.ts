/** Makes a sample what Slack would send at this moment: its trigger lives, its request waits. */
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import {
  CALLBACK,
  CANCEL,
  CLAIM,
  RETRY,
  REVIEW,
  STOP,
} from '../../src/features/review-request/ids.ts';
import { lastPayload } from '../e2e/signed.ts';
import { changesIn } from './checks.ts';
import type { Seen } from './front.ts';
import { type Json, type Path, pathsOf, replaced } from './mutations.ts';
import type { Sample } from './samples.ts';
import type { BadInputScene } from './scene.ts';
import { bodyOf, contentTypeOf, eventOf, signedHeaders } from './wire.ts';

/** A request that waits for a decision, and what the review modal remembers of it. */
export interface Waiting {
  id: string;
  remembered: string;
}

interface Trigger {
  id: string;
  as: string;
  /** Milliseconds since 1970; Slack takes a trigger for three seconds. */
  issued: number;
}

let unused: Trigger | undefined;

/** A trigger that has opened nothing yet: the app answers a bare command without a form. */
export async function freshTrigger({ playground }: BadInputScene, as: string): Promise<string> {
  if (unused?.as === as && Date.now() - unused.issued < 2_000) return unused.id;
  const issued = Date.now();
  await fetch(`${playground.url}/client/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, channel: CHANNELS.general.id, text: '/cognito-add' }),
  });
  const { trigger_id } = lastPayload(playground, '/cognito-add');
  unused = { id: String(trigger_id), as, issued };
  return unused.id;
}

/** Sends a payload as Slack does. */
export async function send(
  { front }: BadInputScene,
  { wrapping, payload }: Pick<Sample, 'wrapping' | 'payload'>,
): Promise<Seen> {
  const body = bodyOf(payload, wrapping);
  const seen = await front.invoke(eventOf(body, signedHeaders(body, contentTypeOf(wrapping))));
  const opened = seen.history.some((it) => it.kind === 'api-call' && /^views/u.test(it.method));
  if (opened) unused = undefined;
  return seen;
}

export function namesOf({ samples }: BadInputScene): string[] {
  return samples.map(({ name }) => name);
}

/** Throws when there is none of that name. */
export function sampleOf({ samples }: BadInputScene, name: string): Sample {
  const found = samples.find((it) => it.name === name);
  if (found === undefined) throw new Error(`There is no sample of ${name}`);
  return found;
}

/** A copy of the sample with other values in some fields, wherever they are. */
export function having(sample: Sample, fields: Record<string, Json>): Sample {
  const payload = Object.entries(fields).reduce(
    (value, [name, by]) =>
      placesOf(value, name).reduce((at, path) => replaced(at, path, by), value),
    sample.payload,
  );
  return { ...sample, payload };
}

function placesOf(value: Json, name: string): Path[] {
  const wanted = name.split('.');
  return pathsOf(value).filter((path) =>
    wanted.every((part, at) => part === path.at(at - wanted.length)),
  );
}

let made = 0;

/** An address, or part of an id, that no request has named yet. */
export function newName(): string {
  made += 1;
  return `bad-input-${made}`;
}

/** A submission of the form that asks for a new account. */
export function newSubmission(scene: BadInputScene, fields: Record<string, Json> = {}): Sample {
  const name = newName();
  return having(sampleOf(scene, 'add-user'), {
    'view.id': `V${name}`,
    'email.email.value': `${name}@example.com`,
    ...fields,
  });
}

/** Asks for an account, and returns the id under which the request is stored. */
export async function newRequest(scene: BadInputScene, submission: Sample): Promise<string> {
  const seen = await send(scene, submission);
  const [write] = changesIn(seen);
  if (write === undefined) throw new Error(`The request was not taken: ${seen.body}`);
  return write.id;
}

/** What the review modal of a request remembers, seen by opening it. */
export async function rememberedBy(scene: BadInputScene, id: string): Promise<string> {
  const pressed = having(sampleOf(scene, REVIEW), {
    'actions.0.value': id,
    trigger_id: await freshTrigger(scene, PEOPLE.approver.id),
  });
  const { history, body } = await send(scene, pressed);
  // It opens empty, and is filled.
  const filled = history.find((it) => it.kind === 'api-call' && it.method === 'views.update');
  if (filled?.kind !== 'api-call') throw new Error(`The review did not open: ${body}`);
  return (filled.args.view as { private_metadata: string }).private_metadata;
}

const OPENS_A_FORM = ['open-add-user-form', '/cognito-add:open', REVIEW];
const NAMES_A_REQUEST = [REVIEW, RETRY, STOP, CANCEL, CLAIM];

/** What must be new in a sample for the app to take it as Slack's latest. */
export async function alive(
  scene: BadInputScene,
  sample: Sample,
  { id, remembered }: Waiting,
): Promise<Sample> {
  const { name } = sample;
  if (name === 'add-user') return newSubmission(scene);
  if (name === CALLBACK) return having(sample, { private_metadata: remembered });
  const sender = name === REVIEW ? PEOPLE.approver.id : PEOPLE.lead.id;
  const trigger = OPENS_A_FORM.includes(name)
    ? { trigger_id: await freshTrigger(scene, sender) }
    : {};
  const value = NAMES_A_REQUEST.includes(name) ? { 'actions.0.value': id } : {};
  return having(sample, { response_url: scene.inbox.url, ...trigger, ...value });
}
