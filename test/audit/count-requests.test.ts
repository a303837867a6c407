import { expect, it } from 'vitest';
import { countRequests } from '../../src/audit/count-requests.ts';
import { refusalItem, requestItem } from '../domain/audit/tampering.ts';
import { HISTORY } from '../samples.ts';
import { streamed } from './streamed.ts';

function counted(...records: unknown[]) {
  const measured: unknown[] = [];
  countRequests((name, value, by) => measured.push({ [name]: value, ...by }), records);
  return measured;
}

const pending = requestItem(HISTORY.pending);
const denied = requestItem(HISTORY.denied);
const acknowledged = requestItem(HISTORY.acknowledged);
const hidden = requestItem(HISTORY.hidden);

it('a request that was made is counted, and one that has come to something', () => {
  expect(counted(streamed(undefined, pending))).toEqual([{ Requested: 1 }]);
  expect(counted(streamed(pending, denied), streamed(acknowledged, hidden))).toEqual([
    { Requests: 1, Outcome: 'denied' },
    { Requests: 1, Outcome: 'hidden' },
  ]);
});

it('what has come to something is counted once, whatever is written about it afterwards', () => {
  expect(
    counted(streamed(denied, { ...denied, notices: {} }), streamed(denied, undefined)),
  ).toEqual([]);
});

it('what is no request, or cannot be read, counts nothing and holds up nothing', () => {
  const records = [{ dynamodb: {} }, streamed(undefined, refusalItem), streamed(pending, denied)];
  expect(counted(...records)).toEqual([{ Requests: 1, Outcome: 'denied' }]);
});
