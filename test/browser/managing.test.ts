/** What people do with users who stand already, and what the user pools show of it. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { barriers } from './barriers.ts';
import { picture } from './open-page.ts';
import { approve, become, choose, message, openDirectMessage, panel, submit } from './person.ts';
import { startScene } from './scene.ts';
import { chooseNewPassword, fillSignIn, passwordShown, signIn } from './sign-in.ts';
import { close, look, press, row } from './users.ts';

const scene = startScene();

const GRACE = 'grace@example.com';

/** Asks for something that needs no more than a reason, or one choice. */
async function ask(page: Page, action: string, choice?: [label: string, option: string]) {
  const form = await press(await look(page, GRACE, 'members'), action);
  if (choice) await choose(form, ...choice);
  await submit(form);
}

it('members: the card of a user, then groups, an attribute and a sign-out, approved in one go', async () => {
  const page = await scene.at('Emma Clarke');
  const card = await look(page, GRACE, 'members');
  await card.getByText('Has a password of their own').waitFor();
  await picture(page, 'user-card');
  expect(await barriers(page)).toEqual([]);
  const form = await press(card, 'Change an attribute');
  await choose(form, 'Attribute', 'department');
  await form.getByText('department is Compilers now.').waitFor();
  await form.getByLabel('New value').fill('Compilers');
  await form.getByRole('button', { name: 'Send request' }).click();
  await form.getByText('“department” has this value already. Enter another one.').waitFor();
  expect(await barriers(page)).toEqual([]);
  await form.getByLabel('New value').fill('Languages');
  await submit(form);
  await ask(page, 'Add to a group', ['Group', 'readers']);
  await ask(page, 'Remove from a group', ['Group', 'editors']);
  await ask(page, 'Mark as verified');
  await ask(page, 'Sign out everywhere');
  await message(page, `Sign ${GRACE} out everywhere`).getByText('Done.').waitFor();

  await become(page, 'Noah Weber');
  for (const title of ['Change', 'Add', 'Remove', 'Mark']) {
    await approve(page, `${title} ${GRACE}`);
  }
  await message(page, `Mark ${GRACE}`).getByText('Done.').waitFor();
  await row(page, 'Members portal', GRACE).getByText('Groups: readers').waitFor();
  await become(page, 'Emma Clarke');
  const after = await look(page, GRACE, 'members');
  await after.getByText('Languages').waitFor();
  await after.getByText('Phone number verified').waitFor();
  await close(after);
});

it('members: a disabled user cannot sign in, and can again; a new password replaces the old one', async () => {
  const page = await scene.at('Emma Clarke');
  const old = 'Grace-was-here-1906';
  await signIn(page, 'Members portal', GRACE, old);
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await ask(page, 'Disable');
  await become(page, 'Noah Weber');
  await approve(page, `Disable ${GRACE}`);
  await row(page, 'Members portal', GRACE).getByText('DISABLED', { exact: true }).waitFor();
  await fillSignIn(page, 'Members portal', GRACE, old);
  await panel(page, 'Sign in').getByText('User is disabled').waitFor();

  await become(page, 'Emma Clarke');
  await ask(page, 'Enable');
  await ask(page, 'New one-time password');
  await become(page, 'Noah Weber');
  await approve(page, `Enable ${GRACE}`);
  await approve(page, `New password for ${GRACE}`);
  await become(page, 'Emma Clarke');
  await openDirectMessage(page);
  const password = await passwordShown(page);
  await fillSignIn(page, 'Members portal', GRACE, old);
  await panel(page, 'Sign in').getByText('Incorrect username or password').waitFor();
  await fillSignIn(page, 'Members portal', GRACE, password);
  await chooseNewPassword(page, 'Grace-is-back-1952');
  await page.getByText(`Signed in as ${GRACE}`).waitFor();
});
