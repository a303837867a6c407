/** The moves of a person at the page. */
import type { Locator, Page } from 'playwright-core';

/** Switches to another person of the story. */
export async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).click({ force: true });
  await page
    .getByRole('heading', { name: new RegExp(name) })
    .first()
    .waitFor();
}

/** Types something into the open conversation and sends it. */
export async function send(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill(text);
  await composer.press('Enter');
}

/** Opens the direct message with the app. */
export async function openDirectMessage(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Concierge/ })
    .first()
    .click();
}

export async function openRequests(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /cognito-requests/ })
    .first()
    .click();
}

/** Chooses in a select that Slack draws as a text box with a list. */
export async function choose(form: Locator, label: string, option: string): Promise<void> {
  await form.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`)).click();
  await form.page().getByRole('option', { name: option, exact: true }).click();
}

/** The newest message that has these words. */
export function message(page: Page, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words }).last();
}

/** Sends a form away, and sees it go. */
export async function submit(form: Locator, button = 'Send request'): Promise<void> {
  await form.getByRole('button', { name: button, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Reviews the request with these words on its card, and approves it in English. */
export async function approve(page: Page, words: string): Promise<void> {
  const review = await openReview(page, words);
  await review.getByLabel('Approve').check();
  await submit(review, 'Send decision');
}

/** The same in Japanese. */
export async function approveInJapanese(page: Page, words: string): Promise<void> {
  const review = await openReview(page, words, '申請の確認');
  await review.getByLabel('承認する').check();
  await submit(review, '決定する');
}

/** The modal of a review, whose title is in the reader's language; the card is in the channel's. */
export async function openReview(
  page: Page,
  words: string,
  title = 'Review request',
): Promise<Locator> {
  await openRequests(page);
  await message(page, words).getByRole('button', { name: 'Review', exact: true }).click();
  return page.getByRole('dialog', { name: title });
}

/** The part of the panel beside the workspace that has this heading. */
export function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name });
}
