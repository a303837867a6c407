/** What must hold after every payload, whatever was in it. */
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { checkMessageBlocks, checkModal } from '../../playground/slack/block-kit/check.ts';
import type { ApiCall, HistoryEntry } from '../../playground/slack/history.ts';
import { isRequestId } from '../../src/domain/record-kinds.ts';
import type { Seen } from './front.ts';
import { liveMarkup, stringsIn, unreadable } from './live-markup.ts';
import type { Write } from './table-watch.ts';

const accepted = (check: (value: unknown) => { ok: boolean }, what: string) =>
  z.unknown().check(z.refine((value) => check(value).ok, what));
const blocks = accepted(checkMessageBlocks, 'Slack refuses these blocks');
const view = accepted(checkModal, 'Slack refuses this view');
/** Slack cuts longer texts. */
const text = z.string().check(z.minLength(1), z.maxLength(40_000));

/** Every answer that Slack can do something with, besides an empty one. */
const answers = z.union([
  z.strictObject({
    response_type: z.literal('ephemeral'),
    text,
    blocks: z.optional(blocks),
  }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().check(z.minLength(1))),
  }),
  z.strictObject({ response_action: z.enum(['push', 'update']), view }),
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ options: z.tuple([]) }),
  z.strictObject({ challenge: z.string() }),
]);

const posted = z.object({ text, blocks: z.optional(blocks) });

const OUR_MISTAKES = ['invalid_blocks', 'invalid_blocks_format', 'msg_too_long', 'no_text'];

export function mustBeSound(seen: Seen): void {
  expect(seen.status).toBeGreaterThanOrEqual(200);
  expect(seen.status).toBeLessThan(500);
  const answer = answerIn(seen);
  if (seen.status < 300 && seen.body !== '') expect(problemsOf(answers, answer)).toEqual([]);
  for (const post of seen.posts) expect(problemsOf(posted, post)).toEqual([]);
  const calls = seen.history.filter(isMessage);
  expect(calls.flatMap(mistakeIn)).toEqual([]);
  const shown = [answer, ...seen.posts, ...calls.map(({ args }) => args)].map(shownBy);
  expect(shown.flatMap(liveMarkup)).toEqual([]);
  expect(shown.flatMap(unreadable)).toEqual([]);
  for (const write of seen.writes) mustBeWhole(write);
}

function problemsOf(schema: z.ZodMiniType, value: unknown): unknown[] {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? [] : parsed.error.issues;
}

/** What the function answered: JSON where it is some. */
export function answerIn({ body }: Seen): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function isMessage(entry: HistoryEntry): entry is ApiCall {
  return entry.kind === 'api-call' && /^(chat|views)\./u.test(entry.method);
}

/** The parts of an answer or a call that people get to see. */
function shownBy(sent: unknown): unknown {
  const { text, blocks, view, errors } = (sent ?? {}) as Record<string, unknown>;
  return { text, blocks, view, errors };
}

/** Slack's complaints that only a mistake in what the app sends can cause. */
function mistakeIn({ method, answer }: ApiCall): string[] {
  const { error, errors } = answer as { error?: string; errors?: string[] };
  const inView = (errors ?? []).filter((complaint) => complaint.includes('[json-pointer:/view'));
  return OUR_MISTAKES.includes(error ?? '') || inView.length > 0
    ? [`${method}: ${error} ${inView.join()}`]
    : [];
}

/** The front writes refusals, looks at users, and requests on the condition that nobody else did. */
function mustBeWhole({ operation, id, item, condition }: Write): void {
  if (operation === 'PutItem' && id.startsWith('refusal#')) {
    expect(Object.keys(item ?? {})).toEqual(
      expect.arrayContaining(['at', 'actor', 'entry', 'refusal', 'reference']),
    );
    return;
  }
  if (operation === 'PutItem' && id.startsWith('lookup#')) {
    expect(Object.keys(item ?? {})).toEqual(
      expect.arrayContaining(['at', 'actor', 'account', 'pools', 'found']),
    );
    return;
  }
  expect(id).toMatch(/^[0-9a-f]{16}$/u);
  expect(condition).toBe(
    operation === 'PutItem' ? 'attribute_not_exists(id)' : 'version = :version',
  );
  if (item) expect([item.open?.S, item.trail?.L?.[0]?.M?.type?.S]).toEqual(['open', 'Requested']);
}

/** Requests and decisions that the table took, without what stands beside them. */
export function changesIn({ writes }: Seen): Write[] {
  return writes.filter(({ id, applied }) => applied && isRequestId(id));
}

/** What the person reads, of all that was answered, posted and shown. */
export function toldIn(seen: Seen): string[] {
  const shown = seen.history
    .filter(isMessage)
    .filter(({ method }) => method.startsWith('views.'))
    .map(({ args }) => args.view);
  return [answerIn(seen), ...seen.posts, ...shown].flatMap(stringsIn).filter((it) => it !== '');
}

/** Turned away at the door: nothing asked, nothing written, nothing told. */
export function mustBeTurnedAway(seen: Seen): void {
  expect([400, 401, 413]).toContain(seen.status);
  expect(seen).toMatchObject({ history: [], posts: [], writes: [] });
}
