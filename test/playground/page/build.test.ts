import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPage } from '../../../playground/page/build.ts';

let outDir: string;
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'page-'));
  await buildPage(outDir);
});
afterAll(() => rm(outDir, { recursive: true }));

it('writes everything that index.html asks for', async () => {
  const html = await readFile(join(outDir, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => file);
  expect(wanted).toEqual(['favicon.svg', 'page.css', 'page.js']);
  expect(await readdir(outDir)).toEqual(expect.arrayContaining(wanted));
});

it('serves its own fonts and asks nobody else for anything', async () => {
  const css = await readFile(join(outDir, 'page.css'), 'utf8');
  const fonts = [...css.matchAll(/url\("?\.\/(fonts\/[^")]+\.woff2)"?\)/g)].map(
    ([, file]) => file ?? '',
  );
  expect(fonts.some((file) => file.includes('noto-sans-jp'))).toBe(true);
  const written = new Set(await readdir(join(outDir, 'fonts')));
  expect(fonts.filter((file) => !written.has(file.replace('fonts/', '')))).toEqual([]);
  expect(css).not.toMatch(/url\("?https?:/);
});

it('keeps the script small', async () => {
  const script = await readFile(join(outDir, 'page.js'));
  expect(script.byteLength).toBeLessThan(400_000);
});
