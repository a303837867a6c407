import { describe, expect, it } from 'vitest';
import type { RequestEvent } from '../../../src/domain/events.ts';
import * as proveAddress from '../../../src/features/prove-address/listen.ts';
import { fakeFrontServices } from '../../fake-services.ts';
import { attention, HISTORY, lead, nobody, REQUEST_ID } from '../../samples.ts';
import { listening } from '../listening.ts';
import { codeSent, emailProved, first, opened, phoneCodeSent, wrong } from './proving.ts';

function scene(...events: RequestEvent[]) {
  const services = fakeFrontServices();
  services.store.put(REQUEST_ID, [first, ...HISTORY.created, ...events]);
  const trail = () => services.store.trailOf(REQUEST_ID).slice(1 + HISTORY.created.length);
  return { services, trail, ...listening(proveAddress, services) };
}

function modal(code: string, private_metadata = `${REQUEST_ID} email`) {
  const state = { values: { code: { code: { type: 'plain_text_input', value: code } } } };
  return { id: 'V0', callback_id: 'check-code', private_metadata, state };
}

describe('“Enter code”', () => {
  it('opens a modal at once, and fills it with where the code went', async () => {
    const { press, views } = scene(codeSent);
    const { acks, told } = await press('enter-code', REQUEST_ID, lead);
    expect({ acks, told }).toEqual({ acks: [undefined], told: [] });
    expect(views).toMatchObject([
      { method: 'views.open', view: { type: 'modal' } },
      {
        method: 'views.update',
        view: {
          callback_id: 'check-code',
          title: { text: 'Enter the code' },
          submit: { text: 'Check code' },
          private_metadata: `${REQUEST_ID} email`,
          blocks: [
            {
              block_id: 'code',
              label: { text: 'Code' },
              element: { type: 'plain_text_input', action_id: 'code' },
              hint: { text: 'Six digits. Cognito has sent them to a***@e***.' },
            },
          ],
        },
      },
    ]);
  });

  it.each([
    ['somebody else', nobody, [codeSent], 'Only <@U0LEAD> can do this'],
    ['nothing to prove', lead, [codeSent, emailProved], 'No code is asked for any more'],
    ['trouble', lead, [codeSent, attention('check-code')], 'so no code can be taken'],
  ])('says in it why it is not for %s', async (_who, person, events, says) => {
    const { press, services, views } = scene(...events);
    expect((await press('enter-code', REQUEST_ID, person)).told).toEqual([]);
    expect(JSON.stringify(views.at(-1))).toContain(says);
    expect(JSON.stringify(views)).not.toContain('check-code');
    expect(services.store.refusals).toHaveLength(1);
  });

  it('of a request that nobody knows says so', async () => {
    const { press, views } = scene();
    await press('enter-code', 'unheard-of', lead);
    expect(JSON.stringify(views.at(-1))).toContain('I do not know this request');
  });
});

describe('a code that is sent', () => {
  it('goes to the worker, sealed, and is written nowhere', async () => {
    const { submit, services, trail } = scene(codeSent, wrong);
    expect((await submit('check-code', modal(' １２３ 456 '), lead)).acks).toEqual([undefined]);
    const [woken] = services.queue.woken;
    expect(woken).toMatchObject({ id: REQUEST_ID, occasion: expect.stringMatching(/^code-/u) });
    expect(opened(woken?.code, { attribute: 'email', rejected: 1 })).toBe('123456');
    expect(trail()).toEqual(['CodeSent', 'CodeRejected']);
    expect(JSON.stringify([services.queue.woken, services.lines])).not.toContain('123456');
  });

  it('is one message when Slack delivers it twice, and another when it is sent anew', async () => {
    const { submit, services } = scene(codeSent);
    for (const trigger_id of ['t1', 't1', 't2']) {
      await submit('check-code', modal('123456'), lead, { trigger_id });
    }
    const [once, twice, anew] = services.queue.woken.map(({ occasion }) => occasion);
    expect(twice).toBe(once);
    expect(anew).not.toBe(once);
  });

  it('is no code unless it has six digits', async () => {
    const { submit, services } = scene(codeSent);
    expect((await submit('check-code', modal('12345'), lead)).acks).toEqual([
      {
        response_action: 'errors',
        errors: {
          code: 'A code has six digits. Copy it from the message that Cognito has sent.',
        },
      },
    ]);
    expect(services.queue.woken).toEqual([]);
  });

  it('that the queue does not take is asked for again', async () => {
    const { submit, services, trail } = scene(codeSent);
    services.queue.fails = true;
    expect((await submit('check-code', modal('123456'), lead)).acks).toEqual([
      {
        response_action: 'errors',
        errors: {
          code: 'The code could not be passed on, so nothing was tried with it. Press “Check code” again.',
        },
      },
    ]);
    expect(trail()).toEqual(['CodeSent']);
    expect(services.lines).toMatchObject([{ level: 'warn', request: REQUEST_ID }]);
    expect(JSON.stringify(services.lines)).not.toContain('123456');
  });

  it.each([
    ['of somebody else', nobody, [codeSent], undefined],
    [
      'for an address that is proved by now',
      lead,
      [codeSent, emailProved, phoneCodeSent],
      undefined,
    ],
    ['from a modal that is not ours', lead, [codeSent], 'nonsense'],
  ])('%s goes nowhere', async (_whose, person, events, metadata) => {
    const { submit, services } = scene(...events);
    const { acks } = await submit('check-code', modal('123456', metadata), person);
    expect(acks).toMatchObject([{ response_action: 'push' }]);
    expect(services.queue.woken).toEqual([]);
  });
});

describe('“Send another code”', () => {
  it('is recorded, and the worker woken', async () => {
    const { press, trail, services } = scene(codeSent);
    expect((await press('send-another-code', REQUEST_ID, lead)).acks).toEqual([undefined]);
    await press('send-another-code', REQUEST_ID, lead);
    expect(trail()).toEqual(['CodeSent', 'CodeAskedAgain']);
    expect(services.queue.woken).toHaveLength(2);
  });

  it('is for the recipient alone', async () => {
    const { press, trail } = scene(codeSent);
    const { told } = await press('send-another-code', REQUEST_ID, nobody);
    expect(told.join()).toContain('Only <@U0LEAD> can do this');
    expect(trail()).toEqual(['CodeSent']);
  });
});
