import { expect, it } from 'vitest';
import { timelineOf } from '../../../playground/page/conversation/timeline.ts';
import type { Message } from '../../../playground/slack/client-api.ts';

const NOON = new Date(2026, 10, 22, 12);
const message = (user: string, secondsAgo: number, more: Partial<Message> = {}): Message => ({
  ts: `${NOON.getTime() / 1000 - secondsAgo}.000100`,
  user,
  text: '',
  blocks: [],
  edited: false,
  ephemeral: false,
  preview: '',
  thread: [],
  ...more,
});
const shape = (messages: Message[]) =>
  timelineOf(messages, NOON).map((entry) => (entry.type === 'day' ? entry.label : entry.compact));

it('divides the days', () => {
  expect(shape([message('a', 86_400), message('a', 10)])).toEqual([
    'Saturday, November 21',
    false,
    'Today',
    false,
  ]);
});

it('joins what one author wrote within five minutes', () => {
  expect(
    shape([message('a', 500), message('a', 300), message('b', 290), message('b', 0 - 20)]),
  ).toEqual(['Today', false, true, false, false]);
});

it('keeps a note that only one person sees, and what follows a thread, apart', () => {
  const note = message('a', 20, { ephemeral: true });
  const thread = message('a', 10, { thread: [message('b', 5)] });
  expect(shape([message('a', 30), note, thread, message('a', 1)])).toEqual([
    'Today',
    false,
    false,
    false,
    false,
  ]);
});
