import { describe, expect, test } from 'vitest';
import { PEOPLE } from '../../../playground/slack/seed.ts';
import { MANIFEST, scene } from './scene.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function refusal(error: string) {
  return expect.objectContaining({ data: expect.objectContaining({ error }) });
}

describe('the App Home', () => {
  const modal = {
    type: 'modal' as const,
    title: plain('From home'),
    blocks: [{ type: 'divider' as const }],
  };
  const home = (text: string) => ({
    type: 'home' as const,
    blocks: [
      { type: 'section' as const, text: plain(text) },
      { type: 'actions' as const, elements: [{ type: 'button' as const, text: plain('Press') }] },
    ],
  });

  test('is shown to the person it was published for, and its buttons work', async () => {
    const { app, client, as } = await scene();
    await client.views.publish({ user_id: PEOPLE.lead.id, view: home('Hello') });
    const lead = as('lead');
    expect(await lead.home()).toMatchObject([{ text: { text: 'Hello' } }, {}]);
    expect(await as('colleague').home()).toBeUndefined();
    await lead.click('Press', { in: 'home' });
    expect(app.last().body).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    const trigger_id = String(app.last().body.trigger_id);
    await client.views.open({ trigger_id, view: modal });
    expect((await lead.topView())?.title).toBe('From home');
  });

  test('has buttons that a screen reader tells apart by more than their text', async () => {
    const { app, client, as } = await scene();
    const open = (value: string) => ({
      type: 'section' as const,
      text: plain(value),
      accessory: {
        type: 'button' as const,
        text: plain('Open'),
        value,
        accessibility_label: `Open ${value}`,
      },
    });
    const view = { type: 'home' as const, blocks: [open('staging'), open('production')] };
    await client.views.publish({ user_id: PEOPLE.lead.id, view });
    await as('lead').click('Open production', { in: 'home' });
    expect(app.last().body).toMatchObject({ actions: [{ value: 'production' }] });
  });

  test('keeps its view id when published again, and refuses an old hash', async () => {
    const { client } = await scene();
    const user_id = PEOPLE.lead.id;
    const first = await client.views.publish({ user_id, view: home('One') });
    const second = await client.views.publish({ user_id, view: home('Two') });
    expect(second.view?.id).toBe(first.view?.id);
    const hash = first.view?.hash ?? '';
    await expect(client.views.publish({ user_id, hash, view: home('Three') })).rejects.toEqual(
      refusal('hash_conflict'),
    );
  });

  test('must be enabled in the manifest', async () => {
    const manifest = structuredClone(MANIFEST);
    manifest.features.app_home.home_tab_enabled = false;
    const { app, client, as } = await scene({ manifest });
    expect((await as('lead').state()).app.homeTab).toBe(false);
    await expect(as('lead').openHome()).rejects.toThrow('no such tab');
    expect(app.received).toEqual([]);
    await as('lead').openHome('messages');
    expect(app.last().body).toMatchObject({ event: { tab: 'messages' } });
    const publish = client.views.publish({ user_id: PEOPLE.lead.id, view: home('One') });
    await expect(publish).rejects.toEqual(refusal('not_enabled'));
  });

  test('being opened is an event with its authorization', async () => {
    const { app, as } = await scene();
    await as('lead').openHome();
    expect(app.last()).toMatchObject({
      signed: true,
      headers: { 'content-type': 'application/json' },
      body: {
        type: 'event_callback',
        event_id: expect.stringMatching(/^Ev/u),
        event_time: expect.any(Number),
        event: { type: 'app_home_opened', tab: 'home', user: PEOPLE.lead.id },
        authorizations: [{ user_id: 'U0CONCIERGE', is_bot: true, is_enterprise_install: false }],
      },
    });
  });

  test('being opened again brings the view that stands there', async () => {
    const { app, client, as } = await scene();
    const { view } = await client.views.publish({ user_id: PEOPLE.lead.id, view: home('Hello') });
    await as('lead').openHome();
    expect(app.last().body).toMatchObject({ event: { view: { id: view?.id, hash: view?.hash } } });
    await as('lead').openHome('messages');
    expect(app.last().body).toMatchObject({ event: { tab: 'messages' } });
    expect(app.last().body.event).not.toHaveProperty('view');
  });

  test('tells a select of its own with the choice and a trigger', async () => {
    const { app, client, as } = await scene();
    const options = ['staging', 'production'].map((value) => ({ text: plain(value), value }));
    const element = { type: 'static_select' as const, action_id: 'pool', options };
    const blocks = [
      { type: 'section' as const, block_id: 'which', text: plain('Pool'), accessory: element },
    ];
    await client.views.publish({ user_id: PEOPLE.lead.id, view: { type: 'home', blocks } });
    await as('lead').choose('pool', 'production', { in: 'home' });
    expect(app.last().body).toMatchObject({
      trigger_id: expect.any(String),
      actions: [{ action_id: 'pool', selected_option: { value: 'production' } }],
      view: {
        state: { values: { which: { pool: { selected_option: { value: 'production' } } } } },
      },
    });
  });

  test('being opened is no event for an app that did not subscribe', async () => {
    const manifest = structuredClone(MANIFEST);
    manifest.settings.event_subscriptions.bot_events = [];
    const { app, as } = await scene({ manifest });
    await as('lead').openHome();
    expect(app.received).toEqual([]);
  });
});
