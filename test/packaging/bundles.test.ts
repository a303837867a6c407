import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ABSENT } from '../../scripts/absent-parts.ts';

const LAMBDAS = ['slack', 'worker', 'sweeper', 'audit', 'watch'] as const;

const Metafile = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(z.string(), z.object({ bytes: z.number() })),
});

/** Front and worker are started by an index.cjs of their own (scripts/start.cjs). */
function codeOf(name: string): string {
  const code = `dist/${name}/code.cjs`;
  return existsSync(code) ? code : `dist/${name}/index.cjs`;
}

function bundle(name: string): { inputs: string[]; kilobytes: number } {
  const path = `dist/meta/${name}.json`;
  const { inputs, outputs } = z.parse(Metafile, JSON.parse(readFileSync(path, 'utf8')));
  const bytes = outputs[codeOf(name)]?.bytes ?? Number.NaN;
  return { inputs: Object.keys(inputs), kilobytes: bytes / 1000 };
}

/** The npm packages among the files that went into a bundle. */
function packages(inputs: string[]): Set<string> {
  const names = inputs.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return new Set(names.filter((name) => name !== undefined));
}

/** What a deployed function finds in its environment, and nothing of this machine's. */
const ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  LOG_LEVEL: 'info',
  TABLE_NAME: 'requests',
  QUEUE_URL: 'https://sqs.ap-northeast-1.amazonaws.com/123456789012/work.fifo',
  DEAD_LETTER_QUEUE_URL: 'https://sqs.ap-northeast-1.amazonaws.com/123456789012/dead-letter.fifo',
  POLICY_PARAMETER: '/concierge/test/policy',
  AUDIT_BUCKET: 'roots',
  AUDIT_RETENTION_DAYS: '400',
  SLACK_SECRET_PARAMETER: '/concierge/test/slack',
};

/** Requires a bundle alone in an empty folder, where no node_modules can help it. */
function requireAlone(name: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), `bundle-${name}-`));
  cpSync(`dist/${name}`, folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
  const program = `
    const { handler } = require('./index.cjs');
    process.stdout.write(JSON.stringify({ handler: typeof handler, parameters: handler.length }));
    process.exit(0);`;
  const options = { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', timeout: 20_000 } as const;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], options));
}

describe.each(LAMBDAS)('the bundle of %s', (name) => {
  it('loads with nothing around it and exports a handler that Node 24 on Lambda takes', () => {
    const loaded = requireAlone(name);
    expect(loaded).toMatchObject({ handler: 'function' });
    // A third parameter would be a callback, which the runtime refuses.
    expect(loaded).toMatchObject({ parameters: expect.toSatisfy((n: number) => n <= 2) });
  });

  it('holds only what the product is made of', () => {
    const own = bundle(name).inputs.filter((path) => !path.includes('node_modules/'));
    expect(own).toContain(`src/lambda/${name}.ts`);
    expect(own.filter((path) => !/^src\/|^[a-z-]+:/.test(path))).toEqual([]);
  });

  it('has one small zod and no part of the credential chain that Lambda never uses', () => {
    const { inputs } = bundle(name);
    expect(inputs.filter((path) => path.includes('/zod/v4/classic/'))).toEqual([]);
    expect(packages(inputs)).not.toContain('@aws-sdk/credential-provider-ini');
  });
});

describe('the bundle of slack', () => {
  const { inputs, kilobytes } = bundle('slack');

  it('stays under 680 KB', () => {
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThan(680);
  });

  it('has Bolt in it, without what Bolt needs only elsewhere', () => {
    const found = packages(inputs);
    expect(found).toContain('@slack/bolt');
    for (const name of ['express', 'undici', 'iconv-lite', 'jsonwebtoken', 'raw-body']) {
      expect(found).not.toContain(name);
    }
  });
});

describe('the bundle of worker', () => {
  it('stays under 620 KB', () => {
    expect(bundle('worker').kilobytes).toBeLessThan(620);
  });
});

describe.each(['slack', 'worker'])('what a start of %s loads', (name) => {
  const { inputs } = bundle(name);

  it('has no parser of YAML, which only a policy in YAML needs', () => {
    expect(packages(inputs)).not.toContain('js-yaml');
    expect(readFileSync(codeOf(name), 'utf8')).toContain('require("./yaml.cjs")');
  });

  it('imports nothing that Node would have to look through as a module', () => {
    expect(readFileSync(codeOf(name), 'utf8')).not.toMatch(/\bimport\(/);
  });

  it('has stubs in the place of what never runs, all of them still where they were', () => {
    for (const path of Object.keys(ABSENT)) expect(inputs).toContain(`node_modules/${path}`);
    expect(packages(inputs)).not.toContain('mnemonist');
  });
});

describe('the client of S3', () => {
  it.each(LAMBDAS)('is in the bundle of %s only where roots are kept', (name) => {
    const path = `dist/meta/${name}.json`;
    const { outputs } = JSON.parse(readFileSync(path, 'utf8'));
    const inputs: Record<string, { bytesInOutput: number }> = outputs[codeOf(name)].inputs;
    const s3 = Object.entries(inputs).filter(
      ([input, { bytesInOutput }]) => input.includes('client-s3/') && bytesInOutput > 0,
    );
    expect(s3.length > 0).toBe(name === 'audit');
  });
});
