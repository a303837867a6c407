import type { ModalView } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { PEOPLE } from '../../../playground/slack/seed.ts';
import { json } from './fake-app.ts';
import { type Scene, scene, stoppedClock } from './scene.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function form(title: string, more: Partial<ModalView> = {}): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain(title),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'email',
        label: plain('E-mail'),
        element: { type: 'email_text_input', action_id: 'value' },
      },
    ],
    ...more,
  };
}

async function triggerOf({ app, as }: Scene): Promise<string> {
  await as('lead').command('/greet');
  return String(app.last().body.trigger_id);
}

/** A scene whose command opens the form, and the lead in front of it. */
async function withForm(view: ModalView = form('Form'), options = {}) {
  const it = await scene(options);
  await it.client.views.open({ trigger_id: await triggerOf(it), view });
  return { ...it, lead: it.as('lead') };
}

function refusal(error: string) {
  return expect.objectContaining({ data: expect.objectContaining({ error }) });
}

describe('a trigger', () => {
  test('opens one modal on the screen of the one who acted', async () => {
    const it = await scene();
    const opened = await it.client.views.open({
      trigger_id: await triggerOf(it),
      view: form('Form'),
    });
    expect(opened.view).toMatchObject({ callback_id: 'form', hash: expect.any(String) });
    expect(await it.as('lead').topView()).toMatchObject({
      id: opened.view?.id,
      title: 'Form',
      submit: 'Send',
      state: { email: { value: { type: 'email_text_input', value: null } } },
    });
    expect(await it.as('colleague').topView()).toBeUndefined();
  });

  test('serves once', async () => {
    const it = await scene();
    const trigger_id = await triggerOf(it);
    await it.client.views.open({ trigger_id, view: form('Form') });
    await expect(it.client.views.open({ trigger_id, view: form('Again') })).rejects.toEqual(
      refusal('exchanged_trigger_id'),
    );
  });

  test('lives for three seconds', async () => {
    const clock = stoppedClock();
    const it = await scene({ now: clock.now });
    const [inTime, late] = [await triggerOf(it), await triggerOf(it)];
    clock.advance(3_000);
    expect(await it.client.views.open({ trigger_id: inTime, view: form('Form') })).toMatchObject({
      ok: true,
    });
    clock.advance(1);
    await expect(it.client.views.open({ trigger_id: late, view: form('Form') })).rejects.toEqual(
      refusal('expired_trigger_id'),
    );
  });

  test('is not spent on a view that is refused', async () => {
    const it = await scene();
    const trigger_id = await triggerOf(it);
    const tooLong = form('A title of twenty-five chr');
    await expect(it.client.views.open({ trigger_id, view: tooLong })).rejects.toEqual(
      refusal('invalid_arguments'),
    );
    expect(await it.client.views.open({ trigger_id, view: form('Form') })).toMatchObject({
      ok: true,
    });
  });

  test('must be one that Slack has issued', async () => {
    const { client } = await scene();
    await expect(client.views.open({ trigger_id: '1.2.abc', view: form('Form') })).rejects.toEqual(
      refusal('invalid_trigger_id'),
    );
  });
});

describe('views.update', () => {
  test('keeps what was typed where block and action id stay', async () => {
    const { app, client, lead } = await withForm();
    app.answer = () => json({ response_action: 'errors', errors: { email: 'Taken' } });
    await lead.submit({ 'E-mail': 'alice@example.com' });
    const view = await lead.topView();
    await client.views.update({ view_id: view?.id ?? '', view: form('Renamed') });
    expect(await lead.topView()).toMatchObject({
      title: 'Renamed',
      errors: {},
      state: { email: { value: { value: 'alice@example.com' } } },
    });
  });

  test('forgets what was typed when another kind of element takes the place', async () => {
    const { app, client, lead } = await withForm();
    app.answer = () => json({ response_action: 'errors', errors: { email: 'Taken' } });
    await lead.submit({ email: 'alice@example.com' });
    const element = { type: 'users_select' as const, action_id: 'value' };
    const view = form('Member', {
      blocks: [{ type: 'input', block_id: 'email', label: plain('Member'), element }],
    });
    await client.views.update({ view_id: (await lead.topView())?.id ?? '', view });
    expect((await lead.topView())?.state).toEqual({
      email: { value: { type: 'users_select', selected_user: null } },
    });
  });

  test('with the hash of an older view is hash_conflict', async () => {
    const { client, lead } = await withForm();
    const { id: view_id = '', hash = '' } = (await lead.topView()) ?? {};
    await client.views.update({ view_id, hash, view: form('First') });
    await expect(client.views.update({ view_id, hash, view: form('Second') })).rejects.toEqual(
      refusal('hash_conflict'),
    );
    expect(await lead.topView()).toMatchObject({ title: 'First' });
  });

  test('of a closed view is not_found', async () => {
    const { client, lead } = await withForm();
    const { id: view_id = '' } = (await lead.topView()) ?? {};
    await lead.closeView();
    await expect(client.views.update({ view_id, view: form('Late') })).rejects.toEqual(
      refusal('not_found'),
    );
  });

  test('finds a view by external_id, which no other view may have', async () => {
    const it = await withForm(form('Form', { external_id: 'mine' }));
    await it.client.views.update({
      external_id: 'mine',
      view: form('Found', { external_id: 'mine' }),
    });
    expect(await it.lead.topView()).toMatchObject({ title: 'Found' });
    const trigger_id = await triggerOf(it);
    const again = it.client.views.open({
      trigger_id,
      view: form('Other', { external_id: 'mine' }),
    });
    await expect(again).rejects.toEqual(refusal('duplicate_external_id'));
  });
});

describe('a view that says that it is loading', () => {
  test('is filled in later, with initial values and without a trigger', async () => {
    const clock = stoppedClock();
    const loading: ModalView = {
      type: 'modal',
      title: plain('Form'),
      blocks: [{ type: 'section', text: plain('Loading…') }],
    };
    const { client, lead } = await withForm(loading, { now: clock.now });
    const { id: view_id = '' } = (await lead.topView()) ?? {};
    clock.advance(60_000);
    const element = { type: 'datepicker' as const, action_id: 'value', initial_date: '2026-11-22' };
    const blocks = [{ type: 'input' as const, block_id: 'day', label: plain('Day'), element }];
    await client.views.update({ view_id, view: form('Form', { blocks }) });
    expect(await lead.topView()).toMatchObject({
      id: view_id,
      submit: 'Send',
      state: { day: { value: { type: 'datepicker', selected_date: '2026-11-22' } } },
    });
  });
});

describe('view_submission', () => {
  test('carries the view with all its values, and an empty answer closes it', async () => {
    const { app, lead } = await withForm(form('Form', { private_metadata: 'm' }));
    expect(await lead.submit({ email: 'alice@example.com' })).toEqual({ outcome: 'ok' });
    expect(app.last()).toMatchObject({
      signed: true,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: {
        type: 'view_submission',
        user: { id: PEOPLE.lead.id, team_id: 'T0SAKURA001', username: 'emma.clarke' },
        team: { id: 'T0SAKURA001', domain: 'sakura-labs' },
        api_app_id: 'A0CONCIERGE',
        is_enterprise_install: false,
        response_urls: [],
        view: {
          callback_id: 'form',
          private_metadata: 'm',
          hash: expect.any(String),
          state: {
            values: { email: { value: { type: 'email_text_input', value: 'alice@example.com' } } },
          },
        },
      },
    });
    expect(await lead.topView()).toBeUndefined();
  });

  test.for([
    ['', 'Please complete this required field.'],
    ['not an address', 'Please enter a valid email address.'],
  ])('with %o in a required e-mail never leaves the client', async ([typed, message]) => {
    const { app, lead } = await withForm();
    const before = app.received.length;
    expect(await lead.submit({ email: typed ?? '' })).toEqual({
      outcome: 'errors',
      errors: { email: message },
    });
    expect(app.received).toHaveLength(before);
  });

  test('answered with errors shows them at their inputs and keeps the view open', async () => {
    const { app, lead } = await withForm();
    app.answer = () => json({ response_action: 'errors', errors: { email: 'Taken' } });
    expect(await lead.submit({ email: 'a@example.com' })).toEqual({
      outcome: 'errors',
      errors: { email: 'Taken' },
    });
    expect(await lead.topView()).toMatchObject({ errors: { email: 'Taken' } });
  });

  test.for([
    ['errors for an unknown block', { response_action: 'errors', errors: { nope: 'x' } }],
    ['an unknown action', { response_action: 'explode' }],
    ['a view that Slack refuses', { response_action: 'update', view: form('x'.repeat(25)) }],
    ['no view to update to', { response_action: 'update' }],
  ] as const)('answered with %s is trouble connecting', async ([, answer]) => {
    const { app, lead } = await withForm();
    app.answer = () => json(answer);
    expect(await lead.submit({ email: 'a@example.com' })).toMatchObject({
      outcome: 'failed',
      message: 'We had some trouble connecting. Try again?',
    });
    expect(await lead.topView()).toMatchObject({ title: 'Form' });
  });

  test.for([
    [{ status: 500 }, 'dispatch_failed'],
    [{ body: 'fine' }, 'invalid_response'],
  ] as const)('answered with %o is trouble connecting', async ([answer, error]) => {
    const { app, lead } = await withForm();
    app.answer = () => answer;
    expect(await lead.submit({ email: 'a@example.com' })).toMatchObject({ error });
  });

  test('not answered in time is trouble connecting', async () => {
    const { app, lead } = await withForm(form('Form'), { ackTimeout: 50 });
    app.answer = () => 'never';
    expect(await lead.submit({ email: 'a@example.com' })).toEqual({
      outcome: 'failed',
      error: 'operation_timeout',
      message: 'We had some trouble connecting. Try again?',
    });
  });

  test('answered with update shows the new view in its place', async () => {
    const { app, lead } = await withForm();
    app.answer = () => json({ response_action: 'update', view: form('Done') });
    await lead.submit({ email: 'a@example.com' });
    expect((await lead.state()).views.map(({ title }) => title)).toEqual(['Done']);
  });

  test('answered with push stacks views, and clear closes them all', async () => {
    const { app, lead } = await withForm();
    app.answer = () => json({ response_action: 'push', view: form('Second') });
    await lead.submit({ email: 'a@example.com' });
    expect((await lead.state()).views.map(({ title }) => title)).toEqual(['Form', 'Second']);
    expect(app.last().body).toMatchObject({ view: { previous_view_id: null } });
    app.answer = () => json({ response_action: 'clear' });
    await lead.submit({ email: 'a@example.com' });
    expect((await lead.state()).views).toEqual([]);
  });
});

describe('views.push', () => {
  const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
  const stackable = (title: string): ModalView => ({
    type: 'modal',
    title: plain(title),
    blocks: [{ type: 'actions', elements: [button] }],
  });

  test('goes two views deeper and no further', async () => {
    const { app, client, lead } = await withForm(stackable('One'));
    const deeper = async (title: string) => {
      await lead.click('More');
      return client.views.push({
        trigger_id: String(app.last().body.trigger_id),
        view: stackable(title),
      });
    };
    const second = await deeper('Two');
    await deeper('Three');
    expect(second.view).toMatchObject({ previous_view_id: second.view?.root_view_id });
    await expect(deeper('Four')).rejects.toEqual(refusal('push_limit_reached'));
    expect((await lead.state()).views.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
  });

  test('closing leads back to the view below, with what was typed there', async () => {
    const inputs = form('One').blocks;
    const one = form('One', { blocks: [...inputs, ...stackable('One').blocks] });
    const { app, client, lead } = await withForm(one);
    await lead.fill({ 'E-mail': 'alice@example.com' }).click('More');
    expect(app.last().body).toMatchObject({
      view: { state: { values: { email: { value: { value: 'alice@example.com' } } } } },
    });
    const trigger_id = String(app.last().body.trigger_id);
    await client.views.push({ trigger_id, view: stackable('Two') });
    expect((await lead.topView())?.title).toBe('Two');
    await lead.closeView();
    expect(await lead.views()).toMatchObject([
      { title: 'One', state: { email: { value: { value: 'alice@example.com' } } } },
    ]);
  });

  test('leaves the views below within the reach of views.update', async () => {
    const { app, client, lead } = await withForm(stackable('One'));
    await lead.click('More');
    const trigger_id = String(app.last().body.trigger_id);
    const { view } = await client.views.push({ trigger_id, view: stackable('Two') });
    const below = { view_id: view?.previous_view_id ?? '', view: stackable('Renamed') };
    await client.views.update(below);
    expect((await lead.views()).map(({ title }) => title)).toEqual(['Renamed', 'Two']);
  });

  test('needs an open modal', async () => {
    const it = await scene();
    const push = it.client.views.push({ trigger_id: await triggerOf(it), view: stackable('One') });
    await expect(push).rejects.toEqual(refusal('not_found'));
  });
});

describe('view_closed', () => {
  test('is told only to an app that asked for it', async () => {
    const { app, lead } = await withForm();
    const before = app.received.length;
    await lead.closeView();
    expect(app.received).toHaveLength(before);
    expect(await lead.topView()).toBeUndefined();
  });

  test('tells whether the whole stack was cleared', async () => {
    const it = await withForm(form('Form', { notify_on_close: true, clear_on_close: true }));
    await it.lead.closeView();
    expect(it.app.last().body).toMatchObject({
      type: 'view_closed',
      is_cleared: true,
      view: { callback_id: 'form' },
    });
  });
});
