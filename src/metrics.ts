import type { ThrottlingService } from './aws/service-failure.ts';
import type { Milliseconds } from './domain/duration.ts';
import type { Outcome } from './domain/outcome.ts';
import type { Refusal } from './domain/refusal.ts';
import type { StepName } from './domain/step.ts';
import type { Logger } from './log.ts';

/** What is measured, and what it is told apart by beside the function: never people, never requests. */
interface Measured {
  /** From when API Gateway had what Slack sent until it has the answer. */
  Acknowledgement: { Start: 'cold' | 'warm' };
  /** Somebody was turned away. */
  Refusals: { Kind: Refusal['kind'] };
  /** Somebody read that something went wrong on our side. */
  Faults: Nothing;
  /** A service that asked us to slow down, after the SDK's own second try. */
  Throttles: { Service: ThrottlingService | 'Slack' };
  StepDuration: { Step: StepName };
  /** For how long the request that has waited longest for something of ours has waited. */
  LongestWait: Nothing;
  /** Requests with something yet to come, from us, from people or from the clock. */
  OpenRequests: Nothing;
  /** Requests that were made. */
  Requested: Nothing;
  /** Requests that have come to an end. */
  Requests: { Outcome: Outcome };
}

type Nothing = Record<never, never>;

/** CloudWatch's own names: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const UNIT: Readonly<Record<keyof Measured, 'Milliseconds' | 'Seconds' | 'Count'>> = {
  Acknowledgement: 'Milliseconds',
  Refusals: 'Count',
  Faults: 'Count',
  Throttles: 'Count',
  StepDuration: 'Milliseconds',
  LongestWait: 'Seconds',
  OpenRequests: 'Count',
  Requested: 'Count',
  Requests: 'Count',
};

export type Metrics = <Name extends keyof Measured>(
  name: Name,
  value: number,
  by: Measured[Name],
) => void;

/** Where the metrics go; nowhere without a namespace, as on a desk. */
interface Place {
  namespace: string | undefined;
  /** The name of the function, which each of its metrics carries. */
  lambda: string;
}

/**
 * Metrics as log lines, from which CloudWatch makes them: nothing is called, and nothing is still to be
 * sent when Lambda freezes the process. They are written whatever LOG_LEVEL says. Each stands under its
 * function alone, for the alarms, and under what else tells it apart.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function createMetrics(log: Logger, { namespace, lambda }: Place, now: () => Date): Metrics {
  if (namespace === undefined) return () => {};
  const lines = log.child({}, { level: 'info' });
  return (name, value, by) => {
    const dimensions = { Function: lambda, ...by };
    const directive = {
      Namespace: namespace,
      Dimensions: dimensionSets(Object.keys(by)),
      Metrics: [{ Name: name, Unit: UNIT[name] }],
    };
    const _aws = { Timestamp: now().getTime(), CloudWatchMetrics: [directive] };
    const line: object = { _aws, ...dimensions, [name]: value };
    lines.info(line, 'metric');
  };
}

function dimensionSets(by: readonly string[]): string[][] {
  return by.length === 0 ? [['Function']] : [['Function'], ['Function', ...by]];
}

/** That something has been waiting for us since then (ISO time), or for nothing. */
export function measureWait(
  { metrics, now }: { metrics: Metrics; now: () => Date },
  ready: string | undefined,
): void {
  const waited = ready === undefined ? 0 : since(new Date(ready).getTime(), now());
  metrics('LongestWait', waited / 1000, {});
}

/** Since when, in ms, until now; clocks of different machines never make it less than nothing. */
export function since(start: number, now: Date): Milliseconds {
  return Math.max(0, now.getTime() - start);
}
