import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../src/domain/audit/pseudonym.ts';
import { recordsIn } from '../../src/domain/audit/records.ts';
import { rowsOf } from '../../src/domain/audit/rows.ts';
import { auditFindings } from '../../src/domain/audit/verify.ts';
import { EVENT_VERSIONS } from '../../src/domain/event-version.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { nextStep } from '../../src/domain/next-step.ts';
import { isOver, type Request, requestFrom } from '../../src/domain/request.ts';
import { card } from '../../src/features/review-request/card.ts';
import { receipt } from '../../src/features/review-request/receipt.ts';
import { messagesIn } from '../../src/messages/index.ts';
import { keptTrails } from '../fixtures/trails/kept.ts';
import { policyWith } from '../samples.ts';

const policy = policyWith();
const kept = keptTrails();

/** Where each story had come when it was left, by the name of its file without the folder. */
const ENDS: Record<string, Request['stage']['kind']> = {
  cancelled: 'cancelled',
  denied: 'denied',
  disowned: 'locked',
  expired: 'expired',
  unclaimed: 'revoked',
  'left-to-the-user': 'told',
  'run-out-after-the-approval': 'expired',
  'shown-by-a-button': 'revealed',
  'a-modal-closed-too-soon': 'revealed',
  'invited-by-cognito': 'invited',
};

function endOf(trail: readonly SealedEvent[], name: string): Request['stage']['kind'] {
  const known = ENDS[name];
  if (known) return known;
  const last = trail.at(-1)?.type;
  if (last === 'Stopped') return 'stopped';
  return last === 'ChangeApplied' ? 'done' : 'hidden';
}

describe.each(kept)('the trail $name', ({ name, item }) => {
  const story = name.replace(/^.*\//, '').replace('.json', '');

  it('folds into the request that it told, which is over', () => {
    const request = requestFrom(item.id, item.trail);
    expect(request.stage.kind).toBe(endOf(item.trail, story));
    expect(isOver(request)).toBe(true);
    expect(request.approvals.filter(({ digest }) => digest !== request.digest)).toEqual([]);
    expect(nextStep(request, item.notices, new Date(item.trail.at(-1)?.at ?? ''))).toBeUndefined();
  });

  it('shows and says what the request was after each of its events', () => {
    item.trail.forEach((event, index) => {
      const request = requestFrom(item.id, item.trail.slice(0, index + 1));
      const said = (['en', 'ja'] as const).flatMap((language) => [
        card(request, policy, messagesIn(language)),
        receipt(request, policy, messagesIn(language)),
      ]);
      expect(JSON.stringify(said)).not.toMatch(/undefined|\bNaN\b|Invalid Date/);
      const first = event.type === 'Disowned' ? 'lock-account' : 'show-card';
      expect(nextStep(request, {}, new Date(event.at))).toBe(first);
    });
  });

  it('is whole to whoever audits, and can be exported', () => {
    const records = recordsIn([item]);
    expect(auditFindings(records, [])).toEqual([]);
    const rows = rowsOf(records, PLAIN);
    expect(rows).toHaveLength(item.version);
    expect(JSON.stringify(rows)).not.toMatch(/undefined|cannot be read|broken/);
  });
});

it('shows every event in the version in which it is written', () => {
  const versions = kept.flatMap(({ name, item }) =>
    item.trail.map(({ type, v = 0 }) => `${type} v${v} in ${name.split('/')[0]}`),
  );
  const missing = Object.entries(EVENT_VERSIONS)
    .map(([type, v]) => `${type} v${v} in v${v}`)
    .filter((version) => !versions.includes(version));
  expect(missing).toEqual([]);
});
