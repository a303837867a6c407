import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildPage } from '../playground/page/build.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { fewErrors } from './few-errors.ts';
import { leanBolt } from './lean-bolt.ts';
import { pinoWithoutThreads } from './pino-without-threads.ts';
import { writeSbom } from './sbom.ts';
import { versionOfThisCode } from './version.ts';
import { versionOnly } from './version-only.ts';

const LAMBDAS = ['slack', 'worker', 'sweeper', 'audit', 'watch'] as const;
const VERSION = versionOfThisCode();

/**
 * Bundles src/lambda/<name>.ts into dist/<name>/index.cjs, with its third-party licences and a
 * source map beside it, and what went in into dist/meta/<name>.json.
 */
async function bundle(name: (typeof LAMBDAS)[number]): Promise<void> {
  const { metafile } = await build({
    entryPoints: [`src/lambda/${name}.ts`],
    outfile: `dist/${name}/index.cjs`,
    bundle: true,
    platform: 'node',
    target: 'node24',
    define: { CONCIERGE_VERSION: JSON.stringify(VERSION) },
    format: 'cjs',
    // import('node:http') would read all that it exports, and so load undici, a tenth of a cold start.
    supported: { 'dynamic-import': false },
    // Otherwise each Japanese letter takes six bytes.
    charset: 'utf8',
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: 'external',
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
    plugins: [
      leanBolt(),
      environmentCredentials(),
      pinoWithoutThreads(),
      fewErrors(),
      versionOnly(),
    ],
  });
  await writeFile(`dist/meta/${name}.json`, JSON.stringify(metafile));
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist/meta', { recursive: true });
await Promise.all([...LAMBDAS.map(bundle), buildPage('dist/page'), writeSbom('dist/sbom.json')]);
