import { mkdir, rm, writeFile } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';
import { buildPage } from '../playground/page/build.ts';
import { absentParts } from './absent-parts.ts';
import { COMPILED_AHEAD, compileAhead } from './compile-ahead.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { fewErrors } from './few-errors.ts';
import { leanBolt } from './lean-bolt.ts';
import { LOADED_LATER, loadedLater } from './loaded-later.ts';
import { pinoWithoutThreads } from './pino-without-threads.ts';
import { writeSbom } from './sbom.ts';
import { versionOfThisCode } from './version.ts';
import { versionOnly } from './version-only.ts';

const LAMBDAS = ['slack', 'worker', 'sweeper', 'audit', 'watch'] as const;
const READ_THE_POLICY: readonly string[] = ['slack', 'worker'];
const VERSION = versionOfThisCode();

/** What all that is bundled for Lambda has in common. */
const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  // `import('node:http')` would read all that it exports, some of which loads undici.
  supported: { 'dynamic-import': false },
  // Otherwise each Japanese letter takes six bytes.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'linked',
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles src/lambda/<name>.ts into dist/<name>/index.cjs (or code.cjs, if that is compiled ahead), with
 * its third-party licences and a source map beside it, and what went in into dist/meta/<name>.json.
 */
async function bundle(name: (typeof LAMBDAS)[number]): Promise<void> {
  const isAhead = COMPILED_AHEAD.includes(name);
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [`src/lambda/${name}.ts`],
    outfile: `dist/${name}/${isAhead ? 'code' : 'index'}.cjs`,
    define: { CONCIERGE_VERSION: JSON.stringify(VERSION) },
    sourcemap: 'external',
    metafile: true,
    plugins: [
      leanBolt(),
      environmentCredentials(),
      pinoWithoutThreads(),
      fewErrors(),
      versionOnly(),
      loadedLater(),
      // The client of S3 needs some of them.
      ...(name === 'audit' ? [] : [absentParts()]),
    ],
  });
  await writeFile(`dist/meta/${name}.json`, JSON.stringify(metafile));
  if (READ_THE_POLICY.includes(name)) await bundleWhatIsLoadedLater(name);
  if (isAhead) await compileAhead(name);
}

async function bundleWhatIsLoadedLater(name: string): Promise<void> {
  for (const [entry, file] of Object.entries(LOADED_LATER)) {
    await build({
      ...COMMON,
      entryPoints: [entry],
      outfile: `dist/${name}/${file}`,
      plugins: [loadedLater()],
    });
  }
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist/meta', { recursive: true });
await Promise.all([...LAMBDAS.map(bundle), buildPage('dist/page'), writeSbom('dist/sbom.json')]);
