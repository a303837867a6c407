import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/domain/audit/records.ts';
import { rootFindings, rootOf } from '../../../src/domain/audit/root.ts';
import { auditFindings } from '../../../src/domain/audit/verify.ts';
import { seal, sealEntry } from '../../../src/domain/trail.ts';
import { HISTORY, NOW, REQUEST_ID } from '../../samples.ts';
import { holding, policyItem, refusalItem, rehashed, requestItem } from './tampering.ts';

const LATER = new Date(NOW.getTime() + 3_600_000);
const request = requestItem(HISTORY.acknowledged);
const rest = [refusalItem, policyItem(1, undefined, 'a')];
const root = rootOf(holding(request, ...rest), LATER, '1+a');

const kindsIn = (...items: Item[]) => rootFindings(root, holding(...items)).map(({ kind }) => kind);

describe('a root', () => {
  it('is the hash of its lines, which anybody can take', () => {
    const text = root.lines.map((line) => `${line}\n`).join('');
    expect(root.root).toBe(createHash('sha256').update(text).digest('hex'));
    expect(root).toMatchObject({ day: '2026-03-02', at: LATER.toISOString(), code: '1+a' });
    expect(root.lines).toHaveLength(3);
    expect(root.lines[0]).toBe(`${REQUEST_ID} 7 ${request.trail.at(-1)?.hash}`);
  });

  it('does not depend on the order in which the table is read, and leaves housekeeping out', () => {
    const items = [...rest, { id: 'rate#U0LEAD', count: 3 }, request];
    expect(rootOf(holding(...items), LATER, '1+a').root).toBe(root.root);
  });

  it('that was changed is believed in nothing', () => {
    const forged = { ...root, lines: root.lines.slice(1) };
    expect(rootFindings(forged, holding(...rest)).map(({ kind }) => kind)).toEqual([
      'root-changed',
    ]);
  });
});

describe('held against a root', () => {
  it('records as they were have nothing against them, nor have those that came since', () => {
    const trail = seal(REQUEST_ID, request.trail, [{ type: 'CredentialHidden' }], LATER);
    const grown = { ...request, version: trail.length, trail };
    const fresh = sealEntry('refusal#ref-2', { actor: 'U0NOBODY' }, LATER);
    expect(kindsIn(request, ...rest)).toEqual([]);
    expect(kindsIn(grown, ...rest, fresh)).toEqual([]);
  });

  it('what was under way when it was taken may be missing in it', () => {
    const before = (ms: number) => new Date(LATER.getTime() - ms);
    const late = (ms: number) => sealEntry('refusal#ref-2', { actor: 'U0NOBODY' }, before(ms));
    expect(kindsIn(request, ...rest, late(30_000))).toEqual([]);
    expect(kindsIn(request, ...rest, late(90_000))).toEqual(['backdated']);
  });

  const { trail } = request;
  const swapped = trail.toSpliced(2, 2, ...trail.slice(2, 4).reverse());
  const changed = trail.map((event, index) => (index === 1 ? { ...event, by: 'U0X' } : event));

  it.each([
    ['an event changed', changed, 'rewritten'],
    ['an event removed', trail.toSpliced(2, 1), 'truncated'],
    ['two events swapped', swapped, 'rewritten'],
    ['the end cut off', trail.slice(0, -1), 'truncated'],
  ])('%s shows, though every hash was made anew', (_what, forged, kind) => {
    const item = rehashed({ ...request, trail: forged });
    expect(auditFindings(holding(item, ...rest), []).map((each) => each.kind)).not.toContain(
      'broken-chain',
    );
    expect(kindsIn(item, ...rest)).toEqual([kind]);
  });

  it('an old event put behind the others shows', () => {
    const longer = seal(REQUEST_ID, trail, [{ type: 'CredentialHidden' }], NOW);
    expect(kindsIn({ ...request, version: longer.length, trail: longer }, ...rest)).toEqual([
      'backdated',
    ]);
  });

  it('a whole request, or an entry, that is gone shows', () => {
    expect(kindsIn(...rest)).toEqual(['removed']);
    expect(kindsIn(request, ...rest.slice(1))).toEqual(['removed']);
  });

  it('an entry written anew, with its hash, shows', () => {
    const forged = sealEntry('refusal#ref-1', { actor: 'U0OTHER' }, NOW);
    expect(kindsIn(request, forged, ...rest.slice(1))).toEqual(['entry-changed']);
  });

  it('an old request that never was shows', () => {
    const invented = { ...rehashed({ ...request, id: 'f'.repeat(16) }) };
    expect(kindsIn(request, ...rest, invented)).toEqual(['backdated']);
  });

  it('many roots name it once', () => {
    const next = rootOf(holding(request, ...rest), new Date('2026-03-03T10:00:00Z'), '1+a');
    const found = auditFindings(holding(...rest), [next, root]);
    expect(found).toEqual([
      { id: REQUEST_ID, kind: 'removed', text: 'stood in the root of 2026-03-02' },
    ]);
  });
});
