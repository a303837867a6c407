import { expect, it } from 'vitest';
import { ANOMALY, watchTable } from '../../src/audit/watch-table.ts';
import { refusalItem, requestItem } from '../domain/audit/tampering.ts';
import { recordingLog } from '../recording-log.ts';
import { HISTORY, REQUEST_ID } from '../samples.ts';
import { streamed } from './streamed.ts';

function watched(...records: unknown[]) {
  const { log, lines } = recordingLog();
  watchTable(log, records);
  return lines;
}

const before = requestItem(HISTORY.announced);
const after = requestItem(HISTORY.hidden);

it('what our code writes is silent', () => {
  const claim = { id: 'address#pool#alice', holder: REQUEST_ID };
  expect(
    watched(
      streamed(undefined, before),
      streamed(before, after),
      streamed(undefined, refusalItem),
      streamed(claim, undefined),
    ),
  ).toEqual([]);
});

it('a record that was changed or removed is one line each, which the alarm counts', () => {
  const byTime = { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } };
  const lines = watched(
    streamed(after, before),
    streamed(refusalItem, undefined, byTime),
    streamed(refusalItem, { ...refusalItem, actor: 'U0X' }),
  );
  expect(lines).toMatchObject([
    { ...ANOMALY, level: 'error', id: REQUEST_ID, anomaly: 'trail-changed' },
    {
      ...ANOMALY,
      id: 'refusal#ref-1',
      anomaly: 'record-removed',
      principal: 'dynamodb.amazonaws.com',
    },
    { ...ANOMALY, id: 'refusal#ref-1', anomaly: 'entry-changed' },
  ]);
});

it('nothing that a record holds goes into the log', () => {
  expect(JSON.stringify(watched(streamed(after, undefined)))).not.toMatch(/alice|storefront/i);
});

it('what cannot be read raises the alarm and holds up nothing behind it', () => {
  const lines = watched({ dynamodb: {} }, streamed(after, undefined));
  expect(lines.map(({ anomaly }) => anomaly)).toEqual(['unreadable', 'record-removed']);
});
