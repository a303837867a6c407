/** What whoever runs `npm run dev:slack` has to mend, a line each: what is wrong, and how to put it right. */
export class DevProblem extends Error {
  override name = 'DevProblem';

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
