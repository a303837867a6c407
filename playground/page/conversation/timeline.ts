import type { Message } from '../../slack/client-api.ts';

export type TimelineEntry =
  | { type: 'day'; key: string; label: string }
  | { type: 'message'; key: string; message: Message; compact: boolean };

const GROUP_SECONDS = 5 * 60;

/** Message times (`ts`) are seconds since 1970 with a fraction that makes them unique. */
export function sentAt(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/**
 * Messages with a divider at each new day. A message is compact (no avatar, no name) when the same
 * author wrote within five minutes before, unless either of the two is ephemeral.
 */
export function timelineOf(messages: Message[], now: Date): TimelineEntry[] {
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const newDay = before === undefined || dayOf(before) !== dayOf(message);
    const compact = !newDay && belongsTo(before, message);
    const entry = { type: 'message' as const, key: message.ts, message, compact };
    if (!newDay) return [entry];
    return [
      { type: 'day' as const, key: `day-${message.ts}`, label: dayLabel(message, now) },
      entry,
    ];
  });
}

function belongsTo(before: Message, message: Message): boolean {
  if (before.user !== message.user || before.ephemeral || message.ephemeral) return false;
  return before.thread.length === 0 && Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

function dayOf(message: Message): string {
  return sentAt(message.ts).toDateString();
}

function dayLabel(message: Message, now: Date): string {
  if (dayOf(message) === now.toDateString()) return 'Today';
  const long = { weekday: 'long', month: 'long', day: 'numeric' } as const;
  return sentAt(message.ts).toLocaleDateString('en', long);
}
