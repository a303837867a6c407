/** The simulation over sources with the bug that PLANTED_BUG names; see planted-bugs.test.ts. */
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BUGS, type Bug, type Replacement } from './bugs.ts';

const SRC = join(import.meta.dirname, '..', '..', '..', 'src');
const bug: readonly Replacement[] = BUGS[process.env.PLANTED_BUG as Bug] ?? [];

/** Changes a source as it is read. Throws when there is not exactly one place for the bug. */
function plant(source: string, { file, find, replace }: Replacement): string {
  const places = source.split(find).length - 1;
  if (places !== 1) throw new Error(`${file} has ${places} places for the planted bug`);
  return source.replace(find, () => replace);
}

export default defineConfig({
  plugins: [
    {
      name: 'planted-bug',
      enforce: 'pre',
      transform: (source, id) =>
        bug.filter(({ file }) => id === join(SRC, file)).reduce(plant, source),
    },
  ],
  test: {
    include: ['test/simulation/planted/subject.ts'],
    testTimeout: 60_000,
    // The cache does not know which bug its modules have.
    fsModuleCache: false,
  },
});
