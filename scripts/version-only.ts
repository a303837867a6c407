import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Each AWS client takes its whole package.json along, 2 KB, to tell AWS its version; Slack's do as well. */
export function versionOnly(): Plugin {
  return {
    name: 'version-only',
    setup(build) {
      build.onLoad(
        { filter: /@(aws-sdk[\\/]client-[\w-]+|slack[\\/](bolt|web-api))[\\/]package\.json$/ },
        async ({ path }) => {
          const { name, version } = JSON.parse(await readFile(path, 'utf8'));
          return { contents: JSON.stringify({ name, version }), loader: 'json' };
        },
      );
    },
  };
}
