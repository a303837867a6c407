import { expect, it } from 'vitest';
import { pickedIn, shownIn } from '../../../playground/page/block-kit/inputs/date-value.ts';

it.each([
  ['datepicker', '2026-11-22', { selected_date: '2026-11-22' }],
  ['timepicker', '09:30', { selected_time: '09:30' }],
] as const)('shows and picks a %s as Slack holds it', (type, shown, held) => {
  expect(pickedIn(type, shown)).toEqual(held);
  expect(shownIn(type, { type, ...held })).toBe(shown);
});

it('shows a moment on the clock of this browser and picks it as seconds', () => {
  const type = 'datetimepicker';
  const moment = new Date(2026, 10, 22, 9, 30).getTime() / 1000;
  expect(shownIn(type, { type, selected_date_time: moment })).toBe('2026-11-22T09:30');
  expect(pickedIn(type, '2026-11-22T09:30')).toEqual({ selected_date_time: moment });
  expect(shownIn(type, { type, selected_date_time: 0 })).toMatch(/^(1970-01-01|1969-12-31)T/);
});

it.each([
  ['datepicker', { selected_date: null }],
  ['timepicker', { selected_time: null }],
  ['datetimepicker', { selected_date_time: null }],
] as const)('shows and picks nothing in an empty %s', (type, held) => {
  expect(pickedIn(type, '')).toEqual(held);
  expect(shownIn(type, { type, ...held })).toBe('');
});
