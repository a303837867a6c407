import type { InputValue } from '../../../slack/client-api.ts';
import type { DateElement } from '../elements.ts';

/** The browser's picker for each of Slack's. */
export const PICKERS = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
} as const satisfies Record<DateElement['type'], string>;

/** What the browser's picker shows: '' for nothing, days and times on the clock of this browser. */
export function shownIn(type: DateElement['type'], value: InputValue): string {
  switch (type) {
    case 'datepicker':
      return value.selected_date ?? '';
    case 'timepicker':
      return value.selected_time ?? '';
    case 'datetimepicker':
      return value.selected_date_time == null ? '' : localMinute(value.selected_date_time);
  }
}

/** What was picked, as Slack's payload holds it. */
export function pickedIn(type: DateElement['type'], shown: string): Omit<InputValue, 'type'> {
  const picked = shown === '' ? null : shown;
  switch (type) {
    case 'datepicker':
      return { selected_date: picked };
    case 'timepicker':
      return { selected_time: picked };
    case 'datetimepicker':
      return { selected_date_time: picked === null ? null : Date.parse(picked) / 1000 };
  }
}

/** Seconds since 1970 as `2026-11-22T09:30`. */
function localMinute(seconds: number): string {
  const date = new Date(seconds * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
