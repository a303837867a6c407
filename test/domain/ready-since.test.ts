import { describe, expect, it } from 'vitest';
import { readySince } from '../../src/domain/ready-since.ts';
import { approved, HISTORY, NOW, requestAt, requested, requestOver } from '../samples.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const start = NOW.toISOString();

describe('what comes next could have been done', () => {
  it('since the last thing that happened', () => {
    const at = later(10).toISOString();
    const request = requestOver([start, requested()], [at, approved]);
    expect(readySince(request, later(60))).toBe(at);
  });

  it('since the reminder that is due, though nothing has happened for hours', () => {
    const request = requestAt('pending');
    expect(readySince(request, later(269))).toBe(start);
    expect(readySince(request, later(271))).toBe(later(270).toISOString());
  });

  it('since its time was over', () => {
    const request = requestAt('pending');
    expect(readySince(request, new Date(request.expiresAt))).toBe(request.expiresAt);
  });

  it('since the password had to be taken down', () => {
    const request = requestAt('delivered');
    const { hideAt } = HISTORY.delivered.at(-1) as { hideAt: string };
    expect(readySince(request, new Date(new Date(hideAt).getTime() - 1))).toBe(start);
    expect(readySince(request, new Date(hideAt))).toBe(hideAt);
  });
});
