import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The SSM client registers more than a hundred classes of errors; only this one can concern us. */
const KEPT = 'ParameterNotFound';

const REGISTRATION = /^n0_registry\.registerError\((\w+)\$, \1\);$/gm;

/**
 * Drops the error classes of the SSM client, 44 KB, that GetParameter has no use for. An error
 * without a class of its own still arrives as an SSMServiceException with its right `name`.
 */
export function fewSsmErrors(): Plugin {
  return {
    name: 'few-ssm-errors',
    setup(build) {
      build.onLoad(
        { filter: /client-ssm[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ },
        async ({ path }) => {
          const source = await readFile(path, 'utf8');
          if (!source.includes(`registerError(${KEPT}$,`))
            throw new Error(`${path} looks different now`);
          return {
            contents: source.replace(REGISTRATION, (line, name) => (name === KEPT ? line : '')),
          };
        },
      );
    },
  };
}
