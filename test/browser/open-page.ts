import { join } from 'node:path';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { inject } from 'vitest';

/** Where `npm run screenshots` wants pictures of the story; unset in ordinary runs. */
const SCREENSHOTS = process.env.SCREENSHOTS;

/** The browser that was started for all tests (chromium.ts). Closing it ends this connection alone. */
export function openBrowser(): Promise<Browser> {
  return playwright.connect(inject('chromium'));
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
