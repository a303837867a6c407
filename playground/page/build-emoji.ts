import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { EMOJI, emojiFile } from './block-kit/emoji.ts';

const SET = '@iconify-json/fluent-emoji-flat';
const CHARS = z.record(z.string(), z.string());
const ICONS = z.object({
  icons: z.record(z.string(), z.object({ body: z.string() })),
  width: z._default(z.number(), 32),
  height: z._default(z.number(), 32),
});

/** Writes one SVG file for each emoji that the page knows. Rejects when the set lacks one. */
export async function buildEmoji(outDir: string): Promise<void> {
  const chars = CHARS.parse(await readJson('chars.json'));
  const { icons, width, height } = ICONS.parse(await readJson('icons.json'));
  await mkdir(outDir, { recursive: true });
  const characters = new Set(Object.values(EMOJI));
  const write = async (character: string) => {
    const file = emojiFile(character);
    const icon = icons[chars[file.replace('.svg', '')] ?? ''];
    if (icon === undefined) throw new Error(`${SET} has no ${character} (${file})`);
    const viewBox = `0 0 ${width} ${height}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${icon.body}</svg>`;
    await writeFile(join(outDir, file), svg);
  };
  await Promise.all([...characters].map(write));
}

async function readJson(file: string): Promise<unknown> {
  const path = fileURLToPath(import.meta.resolve(`${SET}/${file}`));
  return JSON.parse(await readFile(path, 'utf8'));
}
