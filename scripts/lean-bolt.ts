import type { Plugin } from 'esbuild';

/**
 * What `import … from '@slack/bolt'` becomes inside the bundle: the parts for Lambda, without the
 * receivers that drag in express, undici, jsonwebtoken and raw-body. Paths are within the package,
 * which has no `exports` map and so allows them.
 */
const LEAN_ENTRY = `
  exports.App = require('@slack/bolt/dist/App').default;
  exports.LogLevel = require('@slack/logger').LogLevel;
  exports.AwsLambdaReceiver = require('@slack/bolt/dist/receivers/AwsLambdaReceiver').default;
  exports.verifySlackRequest = require('@slack/bolt/dist/receivers/verify-request').verifySlackRequest;
  Object.assign(exports, require('@slack/bolt/dist/errors'));
`;

/** Bolt's App builds one of these only when it is given no receiver, or asked for Socket Mode. */
function absentReceiver(name: string): string {
  return `exports.default = class ${name} {
    constructor() {
      throw new Error('${name} is not part of this bundle (scripts/lean-bolt.ts)');
    }
  };`;
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
