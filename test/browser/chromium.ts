/** One Chromium for all browser tests: unpacking it takes longer than most of them. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserServer, chromium as playwright } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the tests find their browser. */
    chromium: string;
  }
}

/** A test browser has no business outside this machine. */
const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** Starts the browser before the tests, and ends it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launch();
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}

/** Chromium from npm where it runs (Linux on x64), the person's own Chrome elsewhere. */
async function launch(): Promise<BrowserServer> {
  const host = '127.0.0.1';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return playwright.launchServer({ host, channel: 'chrome', args: QUIET });
  }
  const before = { ...process.env };
  try {
    const executablePath = await chromiumFromNpm();
    return await playwright.launchServer({
      host,
      executablePath,
      args: ['--no-sandbox', ...QUIET],
    });
  } finally {
    // The other projects' tests inherit what stands here.
    for (const name of CHANGED) restore(name, before[name]);
  }
}

/** What chromiumFromNpm and the package itself set. */
const CHANGED = ['TMPDIR', 'AWS_EXECUTION_ENV', 'FONTCONFIG_PATH', 'HOME', 'LD_LIBRARY_PATH'];

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/**
 * The package brings the libraries that Chromium needs as well, but unpacks them only where it
 * believes itself on Lambda; a bare machine lacks them just as Lambda does. It looks for its fonts in
 * /tmp only, and without any font a page shows no text at all, so it is told where they really are.
 */
async function chromiumFromNpm(): Promise<string> {
  process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'browser-'));
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  const fonts = join(tmpdir(), 'fonts');
  await writeFile(join(fonts, 'fonts.conf'), `<fontconfig><dir>${fonts}</dir></fontconfig>`);
  return path;
}
