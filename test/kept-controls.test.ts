import { expect, it } from 'vitest';
import { entryPoints } from './e2e/entry-points.ts';
import kept from './fixtures/controls.json' with { type: 'json' };

it('every button and form that some version has posted is still listened to', () => {
  const known = entryPoints().map(({ kind, name }) => `${kind} ${name}`);
  expect(kept.filter((control) => !known.includes(control))).toEqual([]);
});

it('what is posted today is kept for the versions to come', () => {
  const posted = entryPoints().filter(({ kind }) => kind === 'action' || kind === 'view');
  const missing = posted.map(({ kind, name }) => `${kind} ${name}`);
  expect(missing.filter((control) => !kept.includes(control))).toEqual([]);
});
