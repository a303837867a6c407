/** What the bundles weigh, part by part, as esbuild's own account of them says. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

const DIST = join(import.meta.dirname, '..', 'dist');
export const BUNDLES = ['slack', 'worker', 'sweeper', 'watch', 'audit'] as const;

export interface BundleSize {
  bundle: (typeof BUNDLES)[number];
  /** All code that is deployed, minified, in bytes; then the same, each file gzipped. */
  bytes: number;
  gzipped: number;
  /** Own code by folder (`src/domain`) and packages by name, the largest first. */
  parts: readonly Part[];
}

export type Part = readonly [name: string, bytes: number];

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

export function measureSizes(): Promise<BundleSize[]> {
  return Promise.all(BUNDLES.map(sizeOf));
}

async function sizeOf(bundle: (typeof BUNDLES)[number]): Promise<BundleSize> {
  const folder = join(DIST, bundle);
  const names = (await readdir(folder)).filter((name) => /\.c?js$/.test(name));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  const meta = JSON.parse(await readFile(join(DIST, 'meta', `${bundle}.json`), 'utf8'));
  return {
    bundle,
    bytes: sum(files.map(({ length }) => length)),
    gzipped: sum(files.map((file) => gzipSync(file).length)),
    parts: partsIn(meta),
  };
}

/** By what esbuild wrote about a build. */
export function partsIn(meta: unknown): Part[] {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.parse(meta).outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = partOf(path);
      bytes.set(part, (bytes.get(part) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes].toSorted(([, one], [, other]) => other - one);
}

/** `src/domain`, `src` for what lies in no folder of it, `@slack/bolt`. */
function partOf(path: string): string {
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (inPackage) return inPackage;
  return /^src\/[^/]+(?=\/)/.exec(path)?.[0] ?? (path.startsWith('src/') ? 'src' : 'other');
}
