import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildEmoji } from './build-emoji.ts';

const HERE = import.meta.dirname;
const STATIC_FILES = ['index.html', 'favicon.svg'];

/**
 * Bundles the page into `outDir`: index.html, page.js, page.css, the icon, fonts and emoji, everything
 * served from one folder with relative addresses. Rejects with esbuild's errors.
 */
export async function buildPage(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await build({
    entryPoints: { page: join(HERE, 'main.tsx') },
    outdir: outDir,
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    // The style sheets of the fonts name .woff only as a fallback for browsers without .woff2.
    external: ['*.woff'],
    assetNames: 'fonts/[name]',
    logLevel: 'warning',
  });
  await buildEmoji(join(outDir, 'emoji'));
  await Promise.all(STATIC_FILES.map((file) => copyFile(join(HERE, file), join(outDir, file))));
}
