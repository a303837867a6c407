/** The playground and the browser of one test file. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Playground, startPlayground } from '../../playground/start.ts';
import { openBrowser, openPage } from './open-page.ts';
import { become } from './person.ts';

export interface Scene {
  readonly playground: Playground;
  readonly browser: Browser;
  /** A page of its own at which that person sits, until the test is over. */
  at: (name: string) => Promise<Page>;
}

/** Starts both before the tests of the file, and closes them after; they are there inside of tests. */
export function startScene(): Scene {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    [playground, browser] = await Promise.all([startPlayground(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await playground.close();
  });
  return {
    get playground() {
      return playground;
    },
    get browser() {
      return browser;
    },
    at: async (name) => {
      const page = await openPage(browser, playground.url);
      onTestFinished(() => page.context().close());
      await become(page, name);
      return page;
    },
  };
}
