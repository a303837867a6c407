import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createLogger, logging } from '../src/log.ts';
import { createMetrics, measureWait, since, UNIT } from '../src/metrics.ts';
import { NOW } from './samples.ts';

/**
 * CloudWatch's specification of the embedded metric format, of which it drops without a word what does not
 * keep to it:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const name = z.string().check(z.minLength(1), z.maxLength(1024));
const Embedded = z.looseObject({
  _aws: z.strictObject({
    Timestamp: z.int(),
    CloudWatchMetrics: z
      .array(
        z.strictObject({
          Namespace: name,
          Dimensions: z
            .array(z.array(z.string().check(z.maxLength(250))).check(z.minLength(1)))
            .check(z.minLength(1)),
          Metrics: z
            .array(
              z.strictObject({ Name: name, Unit: z.enum(['Milliseconds', 'Seconds', 'Count']) }),
            )
            .check(z.minLength(1), z.maxLength(100)),
        }),
      )
      .check(z.minLength(1)),
  }),
});

function written(level: string, namespace: string | undefined = 'Concierge/test') {
  const lines: Record<string, unknown>[] = [];
  const log = createLogger(level, 'worker', { write: (line) => lines.push(JSON.parse(line)) });
  return { metrics: createMetrics(log, { namespace, lambda: 'worker' }, () => NOW), lines };
}

describe('a metric', () => {
  it('is one line in CloudWatch’s embedded format, under its function and what tells it apart', () => {
    const { metrics, lines } = written('info');
    metrics('StepDuration', 12, { Step: 'create-user' });
    expect(lines).toEqual([
      expect.objectContaining({
        _aws: {
          Timestamp: NOW.getTime(),
          CloudWatchMetrics: [
            {
              Namespace: 'Concierge/test',
              Dimensions: [['Function'], ['Function', 'Step']],
              Metrics: [{ Name: 'StepDuration', Unit: 'Milliseconds' }],
            },
          ],
        },
        Function: 'worker',
        Step: 'create-user',
        StepDuration: 12,
      }),
    ]);
  });

  it('keeps to the specification, whatever it measures', () => {
    const { metrics, lines } = written('info');
    metrics('Acknowledgement', 1, { Start: 'cold' });
    metrics('Refusals', 1, { Kind: 'not-a-requester' });
    metrics('Throttles', 1, { Service: 'Slack' });
    metrics('StepDuration', 1, { Step: 'expire' });
    metrics('Requests', 1, { Outcome: 'hidden' });
    for (const alone of ['Faults', 'LongestWait', 'OpenRequests', 'Requested'] as const)
      metrics(alone, 1, {});
    const measured = lines.map((line) => {
      const [directive] = z.parse(Embedded, line)._aws.CloudWatchMetrics;
      const targets = directive?.Dimensions.flat() ?? [];
      for (const target of targets) expect(typeof line[target]).toBe('string');
      const metric = directive?.Metrics[0]?.Name ?? '';
      expect(line[metric]).toBe(1);
      return metric;
    });
    expect(measured.toSorted()).toEqual(Object.keys(UNIT).toSorted());
  });

  it('is written whatever the level of the log, with what every line of the event says', () => {
    const { metrics, lines } = written('error');
    logging({ awsRequestId: 'r-1' }, () => metrics('Faults', 1, {}));
    expect(lines).toMatchObject([{ Faults: 1, awsRequestId: 'r-1' }]);
  });

  it('goes nowhere without a namespace, as on a desk', () => {
    const lines: string[] = [];
    const log = createLogger('info', 'worker', { write: (line) => lines.push(line) });
    createMetrics(log, { namespace: undefined, lambda: 'worker' }, () => NOW)('Faults', 1, {});
    expect(lines).toEqual([]);
  });
});

describe('time', () => {
  it('is never less than nothing, whoever’s clock is ahead', () => {
    expect(since(NOW.getTime() - 250, NOW)).toBe(250);
    expect(since(NOW.getTime() + 250, NOW)).toBe(0);
  });

  it('that something has waited is in seconds, and nothing where nothing waits', () => {
    const { metrics, lines } = written('info');
    const services = { metrics, now: () => NOW };
    measureWait(services, new Date(NOW.getTime() - 90_000).toISOString());
    measureWait(services, undefined);
    expect(lines).toMatchObject([{ LongestWait: 90 }, { LongestWait: 0 }]);
  });
});
