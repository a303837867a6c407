/** Holds alarms, runbook and dashboard of the compiled template against each other and against the code. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { TEMPLATE } from '../../scripts/check-template.ts';
import { UNIT } from '../../src/metrics.ts';

const Dimension = z.object({ Name: z.string(), Value: z.unknown() });
const Metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.optional(z.array(Dimension)),
});
const Alarm = z.looseObject({
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()),
  TreatMissingData: z.string(),
  Metrics: z.optional(
    z.array(z.object({ MetricStat: z.optional(z.object({ Metric, Stat: z.string() })) })),
  ),
});
const OneFunction = z.tuple([z.object({ Value: z.object({ Ref: z.string() }) })]);
const Filter = z.object({
  MetricTransformations: z.tuple([z.object({ MetricName: z.string() })]),
});
const Widget = z.object({
  type: z.literal('metric'),
  properties: z.looseObject({ title: z.string(), metrics: z.array(z.array(z.unknown())) }),
});
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

const template = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
const { Resources } = z.parse(Template, template);

function ofType(type: string) {
  return Object.entries(Resources).filter(([, resource]) => resource.Type === type);
}

const alarms = ofType('AWS::CloudWatch::Alarm').map(([id, { Properties }]) => ({
  id,
  ...z.parse(Alarm, Properties),
}));

/** The pages of the runbook that are about an alarm: their place in it, and which alarm that is. */
const pages = readFileSync('docs/runbook.md', 'utf8')
  .split(/^## /m)
  .map((page) => ({ title: page.split('\n')[0] ?? '', text: page }))
  .flatMap(({ title, text }) => {
    const alarm = /^\*\*Alarm:\*\* `(\w+)`/m.exec(text)?.[1];
    return alarm === undefined ? [] : [{ alarm, anchor: anchor(title), text }];
  });

/** As GitHub makes it of a heading. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

/** What an alarm watches, one metric or several. */
function watched(alarm: z.infer<typeof Alarm>) {
  return alarm.Metrics
    ? alarm.Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : []))
    : [z.parse(Metric, alarm)];
}

describe('the alarms', () => {
  it('each name their page of the runbook, and no page is about none', () => {
    const named = alarms.map(({ id, AlarmDescription }) => [
      id,
      / docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription)?.[1],
    ]);
    expect(named.toSorted()).toEqual(pages.map(({ alarm, anchor: at }) => [alarm, at]).toSorted());
    expect(alarms.length).toBeGreaterThan(10);
  });

  it.each(pages)(
    '$alarm: what it means, what people see, what to look at, what to do, when it is over',
    ({ text }) => {
      const parts = [...text.matchAll(/^- \*\*([^*]+):?\*\*/gm)].map(([, part]) => part);
      expect(parts).toEqual(['Means:', 'In Slack:', 'Look at:', 'Do:', 'Over when:']);
    },
  );

  it.each(alarms)('$id tells somebody', ({ AlarmActions }) => {
    expect(AlarmActions).toEqual([{ Ref: 'AlarmTopic' }]);
  });

  it('are raised without any data by that one alone which misses them', () => {
    const missing = alarms.filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');
    expect(missing.map(({ id }) => id)).toEqual(['NoSweepAlarm']);
  });

  it('watch each function for errors', () => {
    const errors = alarms
      .flatMap((alarm) => watched(alarm))
      .filter(({ MetricName }) => MetricName === 'Errors')
      .map(({ Dimensions }) => z.parse(OneFunction, Dimensions)[0].Value.Ref);
    const functions = ofType('AWS::Lambda::Function').map(([id]) => id);
    // What becomes of the front’s errors Slack sees as a 5xx, like what never reached the front.
    const others = functions.filter((id) => id !== 'SlackLambdaFunction');
    expect(errors.toSorted()).toEqual(others.toSorted());
    expect(Resources.SlackErrorsAlarm?.Properties).toMatchObject({ MetricName: '5xx' });
  });

  it('come when an answer is about to be too late, and when a request is stuck', () => {
    expect(Resources.SlowAcknowledgementAlarm?.Properties).toMatchObject({
      ExtendedStatistic: 'p99',
      Threshold: 2_500,
    });
    expect(Resources.OpenTooLongAlarm?.Properties).toMatchObject({ Threshold: 1_800 });
  });
});

describe('what we measure ourselves', () => {
  const functions = ofType('AWS::Lambda::Function');
  const namespace = 'Concierge/test';
  const filtered = ofType('AWS::Logs::MetricFilter').map(
    ([, { Properties }]) => z.parse(Filter, Properties).MetricTransformations[0].MetricName,
  );

  it.each(functions)('goes from %s to where the alarms look', (_id, { Properties }) => {
    expect(Properties).toMatchObject({
      Environment: { Variables: { METRICS_NAMESPACE: namespace } },
    });
  });

  it('is what alarms and dashboard ask for, by name', () => {
    const ours = alarms.flatMap(watched).filter(({ Namespace }) => Namespace === namespace);
    const known = [...Object.keys(UNIT), ...filtered];
    expect(ours.map(({ MetricName }) => MetricName).filter((it) => !known.includes(it))).toEqual(
      [],
    );
    for (const { MetricName, Dimensions = [] } of ours)
      expect(Dimensions.map(({ Name }) => Name)).toEqual(
        filtered.includes(MetricName) ? [] : ['Function'],
      );
  });

  it('is on the dashboard, all of it', () => {
    const [[, dashboard] = []] = ofType('AWS::CloudWatch::Dashboard');
    const { 'Fn::Sub': text } = z.parse(
      z.object({ 'Fn::Sub': z.string() }),
      dashboard?.Properties?.DashboardBody,
    );
    const { widgets } = z.parse(z.object({ widgets: z.array(Widget) }), JSON.parse(text));
    const metrics = JSON.stringify(widgets.map(({ properties }) => properties.metrics));
    const asked = metrics.replaceAll('\\', '');
    const missing = [...Object.keys(UNIT), ...filtered].filter(
      (name) =>
        !asked.includes(`"${namespace}","${name}"`) && !asked.includes(`MetricName="${name}"`),
    );
    expect(missing).toEqual([]);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
    const searched = [...asked.matchAll(/SEARCH\('\{([^}]*)\}/g)].flatMap(([, names = '']) =>
      names.split(','),
    );
    expect(searched).toContain(`"${namespace}"`);
    expect(searched.filter((name) => !/^(\w+|"[^"]+")$/.test(name))).toEqual([]);
    const named = [...text.matchAll(/\$\{(\w+)[.}]/g)].map(([, id = '']) => id);
    expect(named.filter((id) => !(id in Resources))).toEqual([]);
    for (const name of ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible'])
      expect(asked).toContain(name);
  });
});

describe('whoever is on duty', () => {
  it('is written to where serverless.yml names an address, and nobody where it does not', () => {
    expect(Resources.AlarmSubscription).toMatchObject({
      Condition: 'WritesAlarms',
      Properties: { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email' },
    });
    expect(template.Conditions.WritesAlarms).toEqual({
      'Fn::Not': [{ 'Fn::Equals': ['', ''] }],
    });
  });
});
