import { expect, it } from 'vitest';
import { chart } from '../../bench/chart.ts';

const at = (median: number) => ({ median, low: median, high: median, count: 1 });
const bars = [
  { label: 'ours <&>', value: at(2), isOurs: true },
  { label: 'theirs', value: at(4), isOurs: false },
];

const widths = (svg: string) =>
  [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));

it('bars are as long as their values, each with its label and its figure', () => {
  const svg = chart([{ title: 'Starts', bars }], 'What it shows');
  const [ours = 0, theirs = 0] = widths(svg);
  expect(theirs).toBeCloseTo(2 * ours, 0);
  expect(svg).toContain('>ours &lt;&amp;&gt;<');
  expect(svg).toContain('>2.00<');
  expect(svg).toContain('<title>What it shows</title>');
});

it('panels stand below each other, and a goal is a line', () => {
  const one = chart([{ title: 'A', bars }], '');
  const two = chart(
    [
      { title: 'A', bars, goal: { value: 3, label: 'goal' } },
      { title: 'B', bars },
    ],
    '',
  );
  const height = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]);
  expect(height(two)).toBe(2 * height(one));
  expect(two).toContain('class="goal"');
  expect(one).not.toContain('class="goal"');
});
