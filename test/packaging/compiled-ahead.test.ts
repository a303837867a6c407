import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';

/** The front, of which V8 has compiled something already; and where it may be spoiled. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ahead-'));
  cpSync('dist/slack', folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
});

const ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-1',
  LOG_LEVEL: 'info',
  TABLE_NAME: 'requests',
  QUEUE_URL: 'http://127.0.0.1/queue',
  POLICY_FILE: 'policy.yml',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_APP_ID: 'A1',
  SLACK_BOT_ID: 'B1',
  SLACK_BOT_USER_ID: 'U1',
};

/** What a start says before anything else happens. */
function start(flags: string[] = [], environment = {}): string {
  const program = `
    const { handler } = require('./index.cjs');
    process.stdout.write(typeof handler);
    process.exit(0);`;
  const options = {
    cwd: folder,
    env: { ...ENVIRONMENT, ...environment },
    encoding: 'utf8',
  } as const;
  return execFileSync(process.execPath, [...flags, '-e', program], options);
}

const SAID = /^\{"level":"warn",.*"lambda":"ahead-.*"msg":"compiled anew: .*"\}\nfunction$/;
const spoil = (file: string, change: (bytes: Buffer) => Buffer) =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));

describe('a start from what V8 has compiled ahead', () => {
  it.each([[[]], [['--expose-gc']], [['--max-old-space-size=400', '--max-semi-space-size=16']]])(
    'says nothing, with the flags %j',
    (flags) => {
      expect(start(flags)).toBe('function');
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
    spoil('code.cjs', (bytes) => replaced(bytes, 'Not signed by Slack', 'not signed by Slack'));
    expect(start()).toMatch(SAID);
  });

  it('says nothing of it where warnings are not wanted', () => {
    expect(start(['--no-lazy'], { LOG_LEVEL: 'error' })).toBe('function');
  });
});

describe('the code that a start runs', () => {
  it('stands in stack traces where it stands in the file', () => {
    writeFileSync(join(folder, 'code.cjs'), 'exports.at = new Error().stack; exports.handler = 1;');
    const program = `process.stdout.write(require('./index.cjs').at); process.exit(0);`;
    const options = { cwd: folder, env: { LOG_LEVEL: 'error' }, encoding: 'utf8' } as const;
    const stack = execFileSync(process.execPath, ['-e', program], options);
    expect(stack).toContain(`${join(folder, 'code.cjs')}:1:14)`);
  });

  it('begins anew when its index.cjs does', () => {
    writeFileSync(join(folder, 'code.cjs'), 'let times = 0; exports.count = () => (times += 1);');
    const program = `
      const first = require('./index.cjs').count;
      first();
      delete require.cache[require.resolve('./index.cjs')];
      process.stdout.write(String([first(), require('./index.cjs').count()]));
      process.exit(0);`;
    const options = { cwd: folder, env: { LOG_LEVEL: 'error' }, encoding: 'utf8' } as const;
    expect(execFileSync(process.execPath, ['-e', program], options)).toBe('2,1');
  });
});

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
}
