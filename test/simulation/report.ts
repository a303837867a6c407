/** What a run of schedules found, told so that one command replays it. */
import type { Outcome, Schedule } from './schedule.ts';
import type { Story } from './story.ts';

export interface Found {
  story: string;
  schedule: Schedule;
  violations: readonly string[];
  faults: string;
}

export function found(story: Story, schedule: Schedule, outcome: Outcome): Found[] {
  const { violations, sent } = outcome;
  if (violations.length === 0) return [];
  const faults = schedule.faults
    .map((fault) => {
      const { process, operation } = sent[fault.call] ?? { process: 'nobody', operation: 'call' };
      const call = `${process}'s ${operation}`;
      return 'mode' in fault ? `${call} ${fault.mode}` : `${fault.twist} before ${call}`;
    })
    .join(', ');
  return announced([{ story: story.name, schedule, violations, faults }]);
}

/** Tells at once what was found: a long run need not be waited for. */
function announced(all: Found[]): Found[] {
  if (all.length > 0) process.stdout.write(`${told(all)}\n`);
  return all;
}

/** One paragraph for each: what happened, what is violated, how to see it again. */
export function told(all: readonly Found[]): string {
  return all
    .map(({ story, schedule, violations, faults }) =>
      [
        `${story}: ${faults || 'no fault'}`,
        ...violations.map((violation) => `  ${violation}`),
        `  again: SIMULATE='${JSON.stringify({ story, ...schedule })}' npm run test:simulation -- replay`,
      ].join('\n'),
    )
    .join('\n');
}

/** Tells how many schedules ran, and how fast, on standard output. */
export function count(what: string, schedules: number, begun: number): void {
  const seconds = (performance.now() - begun) / 1000;
  const rate = (schedules / seconds).toFixed(0);
  process.stdout.write(`${what}: ${schedules} schedules, ${rate} a second\n`);
}
