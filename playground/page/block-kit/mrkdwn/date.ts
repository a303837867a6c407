/**
 * Renders Slack's date tokens (https://docs.slack.dev/messaging/formatting-message-text#date-formatting)
 * in the reader's locale and time zone. `timestamp` is in seconds, `now` in milliseconds.
 * An unreadable timestamp, or a token that is not known, gives `fallback`.
 */
export function formatSlackDate(
  { timestamp, format, fallback }: { timestamp: number; format: string; fallback: string },
  { locale, now, timeZone }: { locale: string; now: number; timeZone?: string },
): string {
  if (!Number.isFinite(timestamp)) return fallback;
  const date = new Date(timestamp * 1000);
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      ...(timeZone === undefined ? {} : { timeZone }),
    });
  let unknown = false;
  const text = format.replace(/\{(\w+)\}/g, (_, token: string) => {
    const options = TOKENS[token.replace('_pretty', '')];
    if (options === undefined) unknown = true;
    if (options === undefined) return '';
    const near =
      token.endsWith('_pretty') && prettyDay(date, now, locale, show({ dateStyle: 'short' }));
    return near || show(options).format(date);
  });
  return unknown ? fallback : text;
}

const TOKENS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

const DAY_MS = 86_400_000;

/** "today", "yesterday" or "tomorrow", or nothing for any other day. */
function prettyDay(date: Date, now: number, locale: string, day: Intl.DateTimeFormat) {
  const name = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const offset = [0, -1, 1].find(
    (days) => day.format(new Date(now + days * DAY_MS)) === day.format(date),
  );
  return offset === undefined ? undefined : name.format(offset, 'day');
}
