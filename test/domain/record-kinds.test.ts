import { expect, it } from 'vitest';
import { recordKind } from '../../src/domain/record-kinds.ts';

it.each([
  ['5eed5eed5eed5eed', { is: 'request' }],
  ['refusal#1a2b3c4d-5e6f', { is: 'entry', kind: 'refusal' }],
  ['freeze-log#1', { is: 'entry', kind: 'freeze-log' }],
  ['freeze#staging', { is: 'freeze' }],
  ['address#ap-northeast-1_A#alice@example.com', { is: 'housekeeping' }],
  ['seen#policy', { is: 'housekeeping' }],
  ['5eed5eed5eed5eedX', { is: 'unknown' }],
  ['refusal#', { is: 'unknown' }],
  ['', { is: 'unknown' }],
])('%s is of its kind', (id, kind) => {
  expect(recordKind(id)).toEqual(kind);
});
