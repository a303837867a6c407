import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const Cruise = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What `npm run architecture` finds in a folder, with this project's rules. */
function cruise(folder: string, ...roots: string[]): z.infer<typeof Cruise> {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...roots];
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return z.parse(Cruise, JSON.parse(spawnSync(process.execPath, args, options).stdout));
}

/** A folder with this project's rules and these source files. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'architecture-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(file, join(folder, file));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return folder;
}

describe('the architecture check', () => {
  it('looks at every file of the source', () => {
    const { modules } = cruise('.', 'src');
    const seen = modules.map(({ source }) => source);
    const files = globSync('src/**/*.ts').map((path) => path.replaceAll('\\', '/'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !seen.includes(file))).toEqual([]);
  });

  it('finds each kind of forbidden arrow, type imports among them', () => {
    const folder = project({
      'src/domain/request.ts': `import type { Store } from '../aws/store.ts'; export type R = Store;`,
      'src/domain/circle.ts': `import { a } from './turn.ts'; export const b = () => a;`,
      'src/domain/turn.ts': `import { b } from './circle.ts'; export const a = () => b;`,
      'src/aws/store.ts': `import type { App } from '@slack/bolt'; export type Store = App;`,
      'src/aws/words.ts': `import '../messages/en.ts';`,
      'src/messages/en.ts': `export const en = {};`,
      'src/features/add-user/listen.ts': `import '../home/index.ts';`,
      'src/features/home/index.ts': `import { SQSClient } from '@aws-sdk/client-sqs'; new SQSClient();`,
      'src/slack/double.ts': `import '../../playground/main.ts';`,
      'src/app.ts': `import './lambda/slack.ts';`,
      'src/lambda/slack.ts': `import '../domain/request.ts';`,
      'src/lonely.ts': `export const lonely = true;`,
      'playground/main.ts': `export const main = true;`,
    });
    const { violations } = cruise(folder, 'src', 'playground').summary;
    const found = new Set(violations.map(({ rule, from }) => `${rule.name}: ${from}`));
    expect([...found].toSorted()).toEqual([
      'aws-sdk-only-in-aws: src/features/home/index.ts',
      'domain-stands-alone: src/domain/request.ts',
      'feature-never-imports-feature: src/features/add-user/listen.ts',
      'inner-rooms-know-only-domain: src/aws/words.ts',
      'no-circles: src/domain/circle.ts',
      'no-orphans: src/lonely.ts',
      'no-slack-in-inner-rooms: src/aws/store.ts',
      'nothing-imports-an-entry-point: src/app.ts',
      'src-never-imports-the-playground: src/slack/double.ts',
    ]);
  });
});
