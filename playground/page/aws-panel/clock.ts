/** Time of day of an ISO 8601 moment, with the date when it was not today. */
export function clockOf(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === now.toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ${time}`;
}

/** Time of day to the second, for events that follow each other closely. */
export function preciseClockOf(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB');
}
