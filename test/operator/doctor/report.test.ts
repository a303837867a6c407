import { describe, expect, it } from 'vitest';
import {
  type Finding,
  mend,
  note,
  right,
  skipped,
  unchecked,
} from '../../../src/operator/doctor/finding.ts';
import { isWell, report } from '../../../src/operator/doctor/report.ts';

const of = (...findings: Finding[]) => [{ title: 'Queues', findings }];

describe('the report', () => {
  it('groups findings under their check, and at the end what was left out for one reason', () => {
    const sections = [
      ...of(right('All is well.'), note('By the way.'), mend('It is off.', 'Switch it on.')),
      { title: 'Alarms', findings: [unchecked('Alarms', 'AccessDenied')] },
      { title: 'Table', findings: [skipped('no stage')] },
      { title: 'Logs', findings: [skipped('no stage')] },
      { title: 'Nothing to say', findings: [] },
    ];
    expect(report(sections).split('\n')).toEqual([
      'Queues',
      '  ✓ All is well.',
      '  · By the way.',
      '  ✗ It is off.',
      '    Switch it on.',
      '',
      'Alarms',
      '  ? Alarms could not be checked, because of AccessDenied.',
      '',
      'Not checked',
      '  – Table, Logs: no stage',
      '',
      '1 thing has to be mended. 1 thing could not be checked.',
    ]);
  });

  it.each([
    [of(right('x'), note('y'), skipped('z')), 'Nothing has to be mended.', true],
    [of(mend('x', 'y'), mend('x', 'y')), '2 things have to be mended.', false],
    [of(unchecked('x', 'y')), 'Nothing has to be mended. 1 thing could not be checked.', false],
  ])('ends with how much is to be done (%#)', (sections, conclusion, well) => {
    expect(report(sections).split('\n').at(-1)).toBe(conclusion);
    expect(isWell(sections)).toBe(well);
  });
});
