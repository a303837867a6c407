/** Bars as SVG, readable in light and dark: no library that draws them is as small. */
import type { Spread } from './statistics.ts';

export interface Bar {
  label: string;
  value: Spread;
  /** Ours stand out, in colour and in weight. */
  isOurs: boolean;
}

export interface Panel {
  title: string;
  bars: readonly Bar[];
  /** A line across, and what it is. */
  goal?: { value: number; label: string };
}

const WIDTH = 760;
const LEFT = 290;
/** For the figure behind the longest bar. */
const RIGHT = 60;
const ROW = 26;
const BAR = 16;
const TITLE = 44;
const FOOT = 26;

const STYLE = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f; }
  .title { font-size: 15px; font-weight: 600; }
  .ours { font-weight: 600; }
  .bar { fill: #8c959f; } .bar-ours { fill: #0969da; }
  .spread { stroke: #24292f; stroke-width: 1.5; }
  .goal { stroke: #bc4c00; stroke-width: 1.5; stroke-dasharray: 4 3; }
  .goal-label { fill: #bc4c00; font-size: 12px; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .bar { fill: #6e7681; } .bar-ours { fill: #58a6ff; }
    .spread { stroke: #e6edf3; }
    .goal { stroke: #f0883e; } .goal-label { fill: #f0883e; }
  }`;

/** All panels, one below the other. `summary` is read to whoever does not see them. */
export function chart(panels: readonly Panel[], summary: string): string {
  const tops: number[] = [];
  let height = 0;
  for (const panel of panels) {
    tops.push(height);
    height += heightOf(panel);
  }
  const drawn = panels.map((panel, index) => drawPanel(panel, tops[index] ?? 0));
  const box = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img">`;
  return `${[open, `<title>${escaped(summary)}</title>`, `<style>${STYLE}</style>`, ...drawn, '</svg>'].join('\n')}\n`;
}

function heightOf({ bars }: Panel): number {
  return TITLE + bars.length * ROW + FOOT;
}

function drawPanel({ title, bars, goal }: Panel, top: number): string {
  const longest = Math.max(...bars.map(({ value }) => value.high), goal?.value ?? 0);
  const x = (value: number) => round(LEFT + (value / longest) * (WIDTH - LEFT - RIGHT));
  const first = top + TITLE;
  const rows = bars.map((bar, index) => drawBar(bar, first + index * ROW, x));
  const end = first + bars.length * ROW;
  const line = goal
    ? [
        `<line class="goal" x1="${x(goal.value)}" x2="${x(goal.value)}" y1="${first - 4}" y2="${end}"/>`,
        `<text class="goal-label" x="${x(goal.value)}" y="${end + 14}" text-anchor="middle">${escaped(goal.label)}</text>`,
      ]
    : [];
  return [
    `<text class="title" x="8" y="${top + 24}">${escaped(title)}</text>`,
    ...rows,
    ...line,
  ].join('\n');
}

function drawBar({ label, value, isOurs }: Bar, y: number, x: (value: number) => number): string {
  const middle = y + ROW / 2;
  const [bar, text] = isOurs ? ['bar-ours', ' class="ours"'] : ['bar', ''];
  const width = round(x(value.median) - LEFT);
  const behind = x(Math.max(value.high, value.median)) + 8;
  return [
    `<text${text} x="${LEFT - 10}" y="${middle + 4}" text-anchor="end">${escaped(label)}</text>`,
    `<rect class="${bar}" x="${LEFT}" y="${y + (ROW - BAR) / 2}" width="${width}" height="${BAR}" rx="2"/>`,
    `<line class="spread" x1="${x(value.low)}" x2="${x(value.high)}" y1="${middle}" y2="${middle}"/>`,
    `<text${text} x="${behind}" y="${middle + 4}">${value.median.toFixed(2)}</text>`,
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
