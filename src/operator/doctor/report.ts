import type { Finding } from './finding.ts';

/** What a check found, under its title. */
export interface Section {
  title: string;
  findings: readonly Finding[];
}

/** Everything that was found, as plain text, for a terminal. */
export function report(sections: readonly Section[]): string {
  const parts = sections.flatMap(({ title, findings }) => {
    const said = findings.flatMap(lines);
    return said.length === 0 ? [] : [[title, ...said].join('\n')];
  });
  return [...parts, ...notChecked(sections), conclusion(sections)].join('\n\n');
}

/** Whether all that was asked for was checked, and nothing has to be mended. */
export function isWell(sections: readonly Section[]): boolean {
  return count(sections, 'mend') === 0 && count(sections, 'unchecked') === 0;
}

function lines(finding: Finding): string[] {
  switch (finding.kind) {
    case 'right':
      return [`  ✓ ${finding.what}`];
    case 'mend':
      return [`  ✗ ${finding.what}`, `    ${finding.mend}`];
    case 'note':
      return [`  · ${finding.what}`];
    case 'unchecked':
      return [`  ? ${finding.what} could not be checked, because of ${finding.because}.`];
    case 'skipped':
      return [];
  }
}

/** What was left out for the same reason stands in one line. */
function notChecked(sections: readonly Section[]): string[] {
  const titles = new Map<string, string[]>();
  for (const { title, findings } of sections) {
    for (const finding of findings) {
      if (finding.kind !== 'skipped') continue;
      titles.set(finding.because, [...(titles.get(finding.because) ?? []), title]);
    }
  }
  if (titles.size === 0) return [];
  const reasons = [...titles].map(([because, which]) => `  – ${which.join(', ')}: ${because}`);
  return [['Not checked', ...reasons].join('\n')];
}

function conclusion(sections: readonly Section[]): string {
  const wrong = count(sections, 'mend');
  const open = count(sections, 'unchecked');
  const mending =
    wrong === 0
      ? 'Nothing has to be mended.'
      : `${wrong === 1 ? '1 thing has' : `${wrong} things have`} to be mended.`;
  const unknown = open === 1 ? '1 thing' : `${open} things`;
  return open === 0 ? mending : `${mending} ${unknown} could not be checked.`;
}

function count(sections: readonly Section[], kind: Finding['kind']): number {
  return sections.flatMap(({ findings }) => findings).filter((it) => it.kind === kind).length;
}
