import type { Plugin } from 'esbuild';

/** What is imported only when it is needed, and the file beside the bundle that it becomes. */
export const LOADED_LATER: Readonly<Record<string, string>> = { 'js-yaml': 'yaml.cjs' };

/** Leaves what is loaded later out of the bundle: there it is required from its own file. */
export function loadedLater(): Plugin {
  return {
    name: 'loaded-later',
    setup(build) {
      build.onResolve({ filter: /^js-yaml$/ }, ({ path, kind }) => {
        const file = LOADED_LATER[path];
        if (file === undefined || kind === 'entry-point') return undefined;
        if (kind === 'dynamic-import') return { path: `./${file}`, external: true };
        return { errors: [{ text: `${path} is to be loaded later, by import()` }] };
      });
    },
  };
}
