import { expect, it } from 'vitest';
import { formatSlackDate } from '../../../playground/page/block-kit/mrkdwn/date.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const at = (format: string, timestamp = NOON / 1000) => ({
  timestamp,
  format,
  fallback: 'fallback',
});
const reader = (locale: string) => ({ locale, now: NOON, timeZone: 'UTC' });

it('shows day and time in the reader’s locale', () => {
  expect(formatSlackDate(at('{date_long} {time}'), reader('en-US'))).toMatch(
    /^Sunday, November 22, 2026 12:00\sPM$/,
  );
  expect(formatSlackDate(at('{date} {time}'), reader('ja-JP'))).toBe('2026年11月22日 12:00');
});

it('calls near days by their names where the token asks for it', () => {
  const day = 86_400;
  expect(formatSlackDate(at('{date_short_pretty}'), reader('en-US'))).toBe('today');
  expect(formatSlackDate(at('{date_pretty}', NOON / 1000 - day), reader('ja-JP'))).toBe('昨日');
  expect(formatSlackDate(at('{date_short_pretty}', NOON / 1000 - 2 * day), reader('en-US'))).toBe(
    'Nov 20, 2026',
  );
  expect(formatSlackDate(at('{date_short}'), reader('en-US'))).toBe('Nov 22, 2026');
});

it('falls back for an unknown token and for a time that is none', () => {
  expect(formatSlackDate(at('{century}'), reader('en-US'))).toBe('fallback');
  expect(formatSlackDate(at('{date}', Number.NaN), reader('en-US'))).toBe('fallback');
});
