import type { Plugin } from 'esbuild';

/**
 * What `import … from '@slack/bolt'` becomes inside the bundle: the parts for Lambda, without the
 * receivers that drag in express, undici, jsonwebtoken and raw-body. Paths are within the package,
 * which has no `exports` map and so allows them. The build fails, naming it, on an import that is
 * missing here.
 */
const LEAN_ENTRY = `
  export { default as App, LogLevel } from '@slack/bolt/dist/App';
  export { default as AwsLambdaReceiver } from '@slack/bolt/dist/receivers/AwsLambdaReceiver';
`;

/** Bolt's App builds one of these only when it is given no receiver, or asked for Socket Mode. */
function absentReceiver(name: string): string {
  return `export default class ${name} {
    constructor() {
      throw new Error('${name} is not part of this bundle (scripts/lean-bolt.ts)');
    }
  }`;
}

/** Bundles only those parts of Bolt that run on Lambda. The source imports `@slack/bolt` plainly. */
export function leanBolt(): Plugin {
  return {
    name: 'lean-bolt',
    setup(build) {
      const resolveDir = process.cwd();
      build.onResolve({ filter: /^@slack\/bolt$/ }, () => ({
        path: 'entry',
        namespace: 'lean-bolt',
      }));
      build.onResolve({ filter: /\/(HTTP|SocketMode)Receiver$/ }, ({ path, importer }) =>
        /@slack[\\/]bolt[\\/]/.test(importer)
          ? { path: path.replace(/^.*\//, ''), namespace: 'lean-bolt' }
          : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'lean-bolt' }, ({ path }) => ({
        contents: path === 'entry' ? LEAN_ENTRY : absentReceiver(path),
        resolveDir,
      }));
    },
  };
}
