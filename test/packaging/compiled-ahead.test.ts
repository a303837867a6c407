import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** A little code, of which V8 has compiled something already; and where it may be spoiled. */
let folder = '';
const unspoiled = mkdtempSync(join(tmpdir(), 'unspoiled-'));
beforeAll(() => {
  cpSync('scripts/start.cjs', join(unspoiled, 'index.cjs'));
  writeFileSync(join(unspoiled, 'code.cjs'), 'exports.answer = () => 42;');
  const save = 'fs.writeFileSync(cache, made); fs.appendFileSync(cache, script.createCachedData())';
  run(unspoiled, save);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ahead-'));
  cpSync(unspoiled, folder, { recursive: true });
});

const QUIET = { LOG_LEVEL: 'error' };
const STARTED = 'const { cache, made, script } = require.cache[require.resolve("./index.cjs")];';

/** Runs a program after a start of what is in a folder; returns what both have said. */
function run(cwd: string, program: string, flags: string[] = [], env: object = QUIET): string {
  const all = `const started = require('./index.cjs'); ${STARTED} ${program}; process.exit(0);`;
  const options = { cwd, env: { ...env }, encoding: 'utf8' } as const;
  return execFileSync(process.execPath, [...flags, '-e', all], options);
}

/** What a start says, and the answer of the code. */
function start(flags: string[] = [], environment: object = {}): string {
  return run(folder, 'process.stdout.write(String(started.answer()))', flags, environment);
}

const SAID = /^\{"level":"warn",.*"lambda":"ahead-.*"msg":"compiled anew: .*"\}\n42$/;
const spoil = (file: string, change: (bytes: Buffer) => Buffer) =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));

describe('a start from what V8 has compiled ahead', () => {
  it.each([[[]], [['--max-old-space-size=400', '--max-semi-space-size=16']]])(
    'says nothing, with the flags %j',
    (flags) => {
      expect(start(flags)).toBe('42');
    },
  );

  it('compiles anew, and says so, under flags that V8 does not take it with', () => {
    expect(start(['--no-lazy'])).toMatch(SAID);
  });

  it.each([
    ['another Node made it', (bytes: Buffer) => replaced(bytes, process.version, 'v24.00.0')],
    [
      'it was made on another architecture',
      (bytes: Buffer) => replaced(bytes, process.arch, 'mips'),
    ],
    ['half of it is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing is in it', () => Buffer.alloc(0)],
  ])('does so when %s', (_what, change) => {
    spoil('code.cache', change);
    expect(start()).toMatch(SAID);
  });

  it('does so when it was made of other code, of the same length', () => {
    spoil('code.cjs', (bytes) => replaced(bytes, '42', '43'));
    expect(start().endsWith('\n43')).toBe(true);
  });

  it('says nothing of it where warnings are not wanted', () => {
    expect(start(['--no-lazy'], QUIET)).toBe('42');
  });
});

describe('the code that a start runs', () => {
  it('stands in stack traces where it stands in the file', () => {
    writeFileSync(join(folder, 'code.cjs'), 'exports.at = new Error().stack;');
    const stack = run(folder, 'process.stdout.write(started.at)');
    expect(stack).toContain(`${join(folder, 'code.cjs')}:1:14\n`);
  });

  it('begins anew when its index.cjs does', () => {
    writeFileSync(join(folder, 'code.cjs'), 'let times = 0; exports.count = () => (times += 1);');
    const counted = run(
      folder,
      `started.count();
       delete require.cache[require.resolve('./index.cjs')];
       process.stdout.write(String([started.count(), require('./index.cjs').count()]))`,
    );
    expect(counted).toBe('2,1');
  });
});

describe.each(['slack', 'worker'])('what was compiled of %s', (name) => {
  it.each([[[]], [['--expose-gc']]])('is taken under the flags %j', (flags) => {
    const used = 'process.stdout.write(String(script.cachedDataRejected))';
    expect(run(`dist/${name}`, used, flags, ENVIRONMENT)).toBe('false');
  });
});

const ENVIRONMENT = {
  ...QUIET,
  AWS_REGION: 'ap-northeast-1',
  TABLE_NAME: 'requests',
  QUEUE_URL: 'http://127.0.0.1/queue',
  POLICY_FILE: 'policy.yml',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_APP_ID: 'A1',
  SLACK_BOT_ID: 'B1',
  SLACK_BOT_USER_ID: 'U1',
};

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
}
