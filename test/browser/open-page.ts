import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Where `npm run screenshots` wants pictures of the story; unset in ordinary runs. */
const SCREENSHOTS = process.env.SCREENSHOTS;

/** A test browser has no business outside this machine. */
const QUIET = ['--disable-quic', '--disable-background-networking', '--disable-component-update'];

/** Chromium from npm where it runs (Linux on x64), the person's own Chrome elsewhere. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return playwright.launch({ channel: 'chrome', args: QUIET });
  }
  const executablePath = await chromiumFromNpm();
  return playwright.launch({ executablePath, args: ['--no-sandbox', ...QUIET] });
}

/**
 * The package brings the libraries that Chromium needs as well, but unpacks them only where it
 * believes itself on Lambda; a bare machine lacks them just as Lambda does. It looks for its fonts in
 * /tmp only, and without any font a page shows no text at all, so it is told where they really are.
 * Each file of tests unpacks its own: two at once would start what the other is still writing.
 */
async function chromiumFromNpm(): Promise<string> {
  process.env.TMPDIR = await mkdtemp(join(tmpdir(), 'browser-'));
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  const fonts = join(tmpdir(), 'fonts');
  await writeFile(join(fonts, 'fonts.conf'), `<fontconfig><dir>${fonts}</dir></fontconfig>`);
  return path;
}

export async function openPage(
  browser: Browser,
  url: string,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const settings = { viewport, reducedMotion: 'reduce', timezoneId: 'UTC' } as const;
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Takes a picture for the README, when it was asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
