import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedule } from '../../../playground/lambda/schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ignore = () => {};

it('calls the function every so many seconds until it is stopped', async () => {
  const handler = vi.fn(async () => {});
  const schedule = startSchedule({ everySeconds: 60, handler, onError: ignore });
  await vi.advanceTimersByTimeAsync(125_000);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(125_000);
  expect(handler).toHaveBeenCalledTimes(2);
  expect(handler).toHaveBeenCalledWith(
    expect.objectContaining({ source: 'aws.events' }),
    expect.objectContaining({ functionName: 'concierge-sweeper' }),
  );
});

it('runs on demand, and tells the caller what the function threw', async () => {
  const handler = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('down'));
  const schedule = startSchedule({ everySeconds: 60, handler, onError: ignore });
  await expect(schedule.runNow()).resolves.toBeUndefined();
  await expect(schedule.runNow()).rejects.toThrow('down');
  await schedule.stop();
});

it('goes on after a run by the clock that threw', async () => {
  const onError = vi.fn();
  const handler = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(undefined);
  const schedule = startSchedule({ everySeconds: 1, handler, onError });
  await vi.advanceTimersByTimeAsync(2_000);
  await schedule.stop();
  expect(handler).toHaveBeenCalledTimes(2);
  expect(onError).toHaveBeenCalledExactlyOnceWith(new Error('down'));
});

it('waits while stopping for the run under way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const schedule = startSchedule({ everySeconds: 60, handler: () => promise, onError: ignore });
  const run = schedule.runNow();
  let stopped = false;
  const stopping = schedule.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stopped).toBe(false);
  resolve();
  await Promise.all([run, stopping]);
  expect(stopped).toBe(true);
});
