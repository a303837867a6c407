/** The page as Slack's client, before an app that shows it all kinds of blocks. */
import { join } from 'node:path';
import type { HomeView, KnownBlock, ModalView } from '@slack/web-api';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { json, type Received } from '../playground/slack/fake-app.ts';
import { MANIFEST, type Scene, scene } from '../playground/slack/scene.ts';
import { barriers } from './barriers.ts';
import { openBrowser, openPage } from './open-page.ts';
import { openDirectMessage, send } from './person.ts';

const PAGE = join(import.meta.dirname, '..', '..', 'dist', 'page');
const WHO = { as: PEOPLE.lead.id };

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const button = (text: string) => ({
  type: 'button' as const,
  action_id: text.toLowerCase(),
  text: plain(text),
});

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function playing(query: Record<string, string> = WHO, options = {}) {
  const it = await scene({ pageDir: PAGE, ...options });
  const page = await openPage(browser, `${it.slack.url}/?${new URLSearchParams(query)}`);
  onTestFinished(() => page.context().close());
  return { ...it, page };
}

function input(label: string, element: object, more = {}): KnownBlock {
  const block_id = label.toLowerCase();
  const filled = { ...element, action_id: 'value' };
  return { type: 'input', block_id, label: plain(label), element: filled, ...more } as KnownBlock;
}

const LOADING: ModalView = {
  type: 'modal',
  title: plain('New person'),
  blocks: [{ type: 'section', text: plain('Loading…') }],
};

const teams = ['Design', 'Sales', 'Support'].map(option);

const FORM: ModalView = {
  type: 'modal',
  title: plain('New person'),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks: [
    { type: 'header', text: plain('About the person') },
    { type: 'context', elements: [mrkdwn('From the *schema* of the pool')] },
    input('E-mail', { type: 'email_text_input', initial_value: 'alice@example.com' }),
    input('Nickname', { type: 'plain_text_input', min_length: 3, max_length: 12 }),
    input('Site', { type: 'url_text_input' }, { optional: true }),
    { type: 'divider' },
    input(
      'Seats',
      { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' },
      { hint: plain('From 1 to 9.') },
    ),
    input('Starts', { type: 'datepicker', initial_date: '2026-11-22' }),
    input('Hour', { type: 'timepicker', initial_time: '09:30' }),
    input('Expires', { type: 'datetimepicker' }, { optional: true }),
    input('Plan', {
      type: 'static_select',
      options: ['Free', 'Paid'].map(option),
      initial_option: option('Free'),
    }),
    input('Teams', { type: 'multi_static_select', options: teams, max_selected_items: 2 }),
    input('Consent', { type: 'checkboxes', options: [option('Letters'), option('Phone')] }),
    input('Role', { type: 'radio_buttons', options: [option('Reader'), option('Writer')] }),
  ],
};

/** Opens a modal as a slow app does: at first it only says that it is loading. */
async function openSlowly({ client, app, page }: Scene & { page: Page }, view: ModalView) {
  await send(page, '/greet');
  const dialog = page.getByRole('dialog');
  await expect.poll(() => app.received.length).toBeGreaterThan(0);
  const trigger_id = String(app.last().body.trigger_id);
  const opened = await client.views.open({ trigger_id, view: LOADING });

  await dialog.getByText('Loading…').waitFor();
  await client.views.update({ view_id: opened.view?.id ?? '', view });
  await dialog.getByText('Loading…').waitFor({ state: 'detached' });
  return dialog;
}

/** The sentence beside an input, which a screen reader reads with it. */
async function errorOf(field: Locator): Promise<string> {
  const id = (await field.getAttribute('aria-describedby')) ?? '';
  const error = field.page().locator(`[id="${id.split(' ').find((it) => it.endsWith('-error'))}"]`);
  return ((await error.textContent()) ?? '').trim();
}

function valuesOf({ body }: Received) {
  const { view } = body as { view: { state: { values: Record<string, { value: object }> } } };
  return Object.fromEntries(
    Object.entries(view.state.values).map(([block, { value }]) => [block, value]),
  );
}

it('fills in every kind of input, after hearing from Slack what is wrong', async () => {
  const it_ = await playing();
  const { app, page } = it_;
  const form = await openSlowly(it_, FORM);
  const before = app.received.length;
  await form.getByLabel('Nickname').fill('al');
  await form.getByLabel('Site').fill('nowhere');
  await form.getByLabel('Seats').fill('10');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('Please enter 9 or less.').waitFor();
  expect(await errorOf(form.getByLabel('Nickname'))).toBe('Please use at least 3 characters.');
  expect(await errorOf(form.getByLabel('Site'))).toBe('Please enter a valid URL.');
  expect(await errorOf(form.getByLabel('Teams'))).toBe('Please complete this required field.');
  expect(await form.getByText('Please complete this required field.').count()).toBe(3);
  expect(await barriers(page)).toEqual([]);
  expect(app.received).toHaveLength(before);

  await form.getByLabel('Nickname').fill('alice');
  await form.getByLabel('Site').fill('');
  await form.getByLabel('Seats').fill('9');
  await form.getByLabel('Hour').fill('10:15');
  await form.getByLabel('Expires').fill('2027-01-31T18:00');
  await form.getByLabel('Plan').click();
  await page.getByRole('option', { name: 'Paid' }).click();
  await chooseTeams(form, page);
  await form.getByLabel('Letters').check();
  await form.getByLabel('Writer').check();
  await form.getByRole('button', { name: 'Send' }).click();
  await form.waitFor({ state: 'detached' });
  expect(valuesOf(app.last())).toEqual({
    'e-mail': { type: 'email_text_input', value: 'alice@example.com' },
    nickname: { type: 'plain_text_input', value: 'alice' },
    site: { type: 'url_text_input', value: null },
    seats: { type: 'number_input', value: '9' },
    starts: { type: 'datepicker', selected_date: '2026-11-22' },
    hour: { type: 'timepicker', selected_time: '10:15' },
    expires: { type: 'datetimepicker', selected_date_time: Date.UTC(2027, 0, 31, 18) / 1000 },
    plan: { type: 'static_select', selected_option: option('Paid') },
    teams: { type: 'multi_static_select', selected_options: [option('Support')] },
    consent: { type: 'checkboxes', selected_options: [option('Letters')] },
    role: { type: 'radio_buttons', selected_option: option('Writer') },
  });
});

/** Two of three by keyboard, no third; one is taken back by its cross and one by Backspace. */
async function chooseTeams(form: Locator, page: Page): Promise<void> {
  const menu = form.getByLabel('Teams');
  await menu.press('ArrowDown');
  await menu.press('Enter');
  await menu.press('ArrowDown');
  await menu.press('Enter');
  expect(await chosenTeams(form)).toEqual(['Design', 'Sales']);
  const third = page.getByRole('option', { name: 'Support' });
  expect(await third.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('No more than 2 can be chosen').waitFor();
  await menu.press('ArrowDown');
  await menu.press('Enter');
  expect(await chosenTeams(form)).toEqual(['Design', 'Sales']);
  expect(await barriers(page)).toEqual([]);
  await menu.press('Escape');
  await form.getByRole('button', { name: 'Remove Design' }).click();
  expect(await chosenTeams(form)).toEqual(['Sales']);
  await menu.press('Backspace');
  expect(await chosenTeams(form)).toEqual([]);
  await menu.fill('supp');
  await menu.press('Enter');
  await menu.press('Escape');
}

function chosenTeams(form: Locator): Promise<string[]> {
  return form.locator('.combobox-chip').allTextContents();
}

it('keeps what was typed when the app changes the form, and sends on Enter where asked to', async () => {
  const kinds = ['Text', 'Number'].map(option);
  const kind = input('Kind', { type: 'static_select', options: kinds }, { dispatch_action: true });
  const name = input('Name', { type: 'plain_text_input' }, { dispatch_action: true });
  const size = input('Size', {
    type: 'number_input',
    is_decimal_allowed: true,
    initial_value: '1.5',
  });
  const it_ = await playing();
  const { app, client, page } = it_;
  const form = await openSlowly(it_, { ...FORM, blocks: [name, kind] });
  await form.getByLabel('Name').fill('alice');
  await form.getByLabel('Kind').click();
  await page.getByRole('option', { name: 'Number' }).click();
  await expect.poll(() => app.last().body.type).toBe('block_actions');
  expect(app.last().body).toMatchObject({
    actions: [{ block_id: 'kind', selected_option: option('Number') }],
  });
  expect(valuesOf(app.last())).toMatchObject({ name: { value: 'alice' } });

  const { view } = app.last().body as { view: { id: string } };
  await form.getByLabel('Name').fill('alice b');
  await client.views.update({ view_id: view.id, view: { ...FORM, blocks: [name, kind, size] } });
  await form.getByLabel('Size').waitFor();
  expect(await form.getByLabel('Size').inputValue()).toBe('1.5');
  expect(await form.getByLabel('Name').inputValue()).toBe('alice b');
  expect(await form.getByLabel('Kind').inputValue()).toBe('Number');

  await form.getByLabel('Name').press('Enter');
  await expect.poll(() => app.last().body.actions).toMatchObject([{ value: 'alice b' }]);
  expect(await form.count()).toBe(1);
  app.answer = () => json({ response_action: 'errors', errors: { name: 'This name is taken.' } });
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('This name is taken.').waitFor();
  expect(await errorOf(form.getByLabel('Name'))).toBe('This name is taken.');
});

const card = (title: string, more: KnownBlock[] = []): ModalView => ({
  type: 'modal',
  title: plain(title),
  blocks: [
    {
      type: 'section',
      fields: [mrkdwn('*State*\nConfirmed'), mrkdwn('*Pool*\nStaging')],
    },
    ...more,
    { type: 'actions', elements: [button('Deeper')] },
  ],
});

it('goes from one modal to the next and back', async () => {
  const menu = {
    type: 'overflow' as const,
    action_id: 'menu',
    options: [option('Reset password'), option('Disable')],
    confirm: {
      title: plain('Sure?'),
      text: plain('At once.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    },
  };
  const section = {
    type: 'section' as const,
    text: mrkdwn('*alice@example.com*'),
    accessory: menu,
  };
  const it_ = await playing();
  const { app, client, page } = it_;
  const dialog = await openSlowly(it_, card('Status', [section]));
  const deeper = async (view: ModalView) => {
    const before = app.received.length;
    await dialog.getByRole('button', { name: 'Deeper' }).click();
    await expect.poll(() => app.received.length).toBe(before + 1);
    const pushed = await client.views.push({
      trigger_id: String(app.last().body.trigger_id),
      view,
    });
    await page.getByRole('dialog', { name: view.title.text }).waitFor();
    return pushed.view;
  };
  const second = await deeper(card('Second'));
  await deeper(card('Third'));
  await expect(deeper(card('Fourth'))).rejects.toMatchObject({
    data: { error: 'push_limit_reached' },
  });
  expect(await barriers(page)).toEqual([]);
  await client.views.update({ view_id: second?.id ?? '', view: card('Renamed') });
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('dialog', { name: 'Renamed' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Status' }).waitFor();

  await dialog.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  const question = page.getByRole('dialog', { name: 'Sure?' });
  expect(await barriers(page)).toEqual([]);
  await question.getByRole('button', { name: 'Yes' }).click();
  await expect
    .poll(() => app.last().body.actions)
    .toMatchObject([{ action_id: 'menu', selected_option: option('Disable') }]);
  app.answer = () => ({ status: 500 });
  await dialog.getByRole('button', { name: 'Deeper' }).click();
  await dialog.getByText('We had some trouble connecting. Try again?').waitFor();
  expect(await dialog.getByText('We had some trouble connecting.').count()).toBe(1);
});

const HOME: HomeView = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Accounts you look after') },
    { type: 'context', elements: [mrkdwn('Two pools')] },
    {
      type: 'section',
      block_id: 'pool',
      text: mrkdwn('Pool'),
      accessory: { type: 'static_select', action_id: 'pool', options: ['One', 'Two'].map(option) },
    },
    { type: 'divider' },
    { type: 'actions', elements: [{ ...button('Add'), style: 'primary' }] },
  ],
};

it('shows the Home tab of the app beside its messages', async () => {
  const it_ = await playing();
  const { app, client, page } = it_;
  await openDirectMessage(page);
  const [home, messages] = [
    page.getByRole('tab', { name: 'Home' }),
    page.getByRole('tab', { name: 'Messages' }),
  ];
  await expect
    .poll(() => app.received.map(({ body }) => body.event))
    .toMatchObject([{ tab: 'messages' }]);
  await messages.press('ArrowLeft');
  await page.getByText('Concierge has not put anything here yet.').waitFor();
  expect(app.last()).toMatchObject({
    signed: true,
    body: { event: { type: 'app_home_opened', tab: 'home' } },
  });
  expect(await barriers(page)).toEqual([]);

  await client.views.publish({ user_id: PEOPLE.lead.id, view: HOME });
  const panel = page.getByRole('tabpanel', { name: 'Home' });
  await panel.getByRole('heading', { name: 'Accounts you look after' }).waitFor();
  expect(await home.getAttribute('aria-selected')).toBe('true');
  expect(await barriers(page)).toEqual([]);
  await panel.getByLabel('Pool').click();
  await page.getByRole('option', { name: 'Two' }).click();
  await expect
    .poll(() => app.last().body.actions)
    .toMatchObject([{ action_id: 'pool', selected_option: option('Two') }]);

  await panel.getByRole('button', { name: 'Add' }).click();
  await expect.poll(() => app.last().body.actions).toMatchObject([{ action_id: 'add' }]);
  await client.views.open({
    trigger_id: String(app.last().body.trigger_id),
    view: card('From home'),
  });
  await page
    .getByRole('dialog', { name: 'From home' })
    .getByRole('button', { name: 'Deeper' })
    .waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement?.textContent')).toBe('Add');

  const blocks = [{ type: 'section' as const, text: plain('All done.') }];
  await client.views.publish({ user_id: PEOPLE.lead.id, view: { type: 'home', blocks } });
  await panel.getByText('All done.').waitFor();
  await client.chat.postMessage({ channel: PEOPLE.lead.id, text: 'News for you' });
  await page.getByRole('tab', { name: 'Messages 1 unread' }).waitFor();
  await page.reload();
  await panel.getByText('All done.').waitFor();
  await home.press('ArrowRight');
  await page.getByRole('log').getByText('News for you').waitFor();
  await page.getByRole('tab', { name: 'Messages', exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

it('has no tabs where the app has no Home', async () => {
  const manifest = structuredClone(MANIFEST);
  manifest.features.app_home.home_tab_enabled = false;
  const { page } = await playing({ ...WHO, tab: 'home' }, { manifest });
  await openDirectMessage(page);
  await page.getByRole('log').waitFor();
  expect(await page.getByRole('tab').count()).toBe(0);
});

it('offers every command of the app', async () => {
  const manifest = structuredClone(MANIFEST);
  const [greet] = manifest.features.slash_commands;
  if (greet === undefined) throw new Error('the manifest has no command');
  manifest.features.slash_commands.push({
    ...greet,
    command: '/greet-all',
    description: 'Greets all',
  });
  const { app, page } = await playing(WHO, { manifest });
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill('/');
  expect(await page.getByRole('option').allTextContents()).toEqual([
    '/greet [name]Greets',
    '/greet-all [name]Greets all',
  ]);
  expect(await barriers(page)).toEqual([]);
  await composer.press('ArrowDown');
  await composer.press('Enter');
  expect(await composer.inputValue()).toBe('/greet-all ');
  await composer.press('Enter');
  await expect.poll(() => app.received.map(({ body }) => body.command)).toEqual(['/greet-all']);
});
