import { describe, expect, it } from 'vitest';
import { OtherVersion } from '../../src/admission/fault.ts';
import { rescue } from '../../src/admission/rescue.ts';
import { NewerTrail } from '../../src/domain/event-version.ts';
import { logging } from '../../src/log.ts';
import { fakeFrontServices } from '../fake-services.ts';
import { lead } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { listenerArgs } from './listener-args.ts';

const fault = new Error('the table is gone');
const failing = async () => {
  throw fault;
};

describe('rescue', () => {
  it('has every line of the event say who did what, and where', async () => {
    const services = fakeFrontServices();
    const user = { id: 'U0LEAD', team_id: 'T0HOME' };
    const body = { user, channel: { id: 'C0REQUESTS' }, actions: [{ action_id: 'review' }] };
    const { args } = listenerArgs(body, async () => services.log.info('within'));
    await logging({ awsRequestId: 'r-1' }, () => rescue(services)(args));
    expect(services.lines).toMatchObject([
      {
        awsRequestId: 'r-1',
        slack: { user: 'U0LEAD', team: 'T0HOME', channel: 'C0REQUESTS', entry: 'review' },
      },
    ]);
  });

  it('stays out of the way while all goes well', async () => {
    const services = fakeFrontServices();
    const { args, acks, went } = listenerArgs({ command: '/cognito-add' });
    await rescue(services)(args);
    expect(went()).toBe(1);
    expect(acks).toEqual([]);
    expect(services.lines).toEqual([]);
  });

  it('tells the person the reference under which the failure is logged', async () => {
    const services = fakeFrontServices();
    const body = { command: '/cognito-add', user_id: 'U0LEAD' };
    const { args, acks } = listenerArgs(body, failing);
    await rescue(services)(args);
    const [line] = services.lines;
    expect(line).toMatchObject({
      level: 'error',
      msg: 'listener failed',
      actor: 'U0LEAD',
      entry: '/cognito-add',
      err: { message: 'the table is gone' },
    });
    expect(String(line?.reference)).toMatch(/^[0-9a-f-]{13}$/);
    expect(acks).toEqual([
      { response_type: 'ephemeral', text: expect.stringContaining(`\`${line?.reference}\``) },
    ]);
    expect(JSON.stringify(acks)).not.toContain('the table is gone');
    expect(services.measured).toEqual([{ Faults: 1 }]);
  });

  it('does so in the person’s language', async () => {
    const services = fakeFrontServices({ people: [{ ...lead, locale: 'ja-JP' }] });
    const { args, acks } = listenerArgs({ command: '/x', user_id: 'U0LEAD' }, failing);
    await rescue(services)(args);
    expect(JSON.stringify(acks)).toContain('問題が発生し');
  });

  it('does so in English when Slack cannot say who it is', async () => {
    const services = fakeFrontServices();
    services.members.find = failing;
    const { args, acks } = listenerArgs({ command: '/x', user_id: 'U0LEAD' }, failing);
    await rescue(services)(args);
    expect(JSON.stringify(acks)).toContain('Something went wrong on our side');
  });

  it.each([
    ['en-US', 'expired_trigger_id', 'Slack waited too long for it'],
    ['ja-JP', 'exchanged_trigger_id', 'コマンドをもう一度送信するか'],
  ])('asks for another try in %s when Slack answers %s', async (locale, error, sentence) => {
    const services = fakeFrontServices({ people: [{ ...lead, locale }] });
    const { args, acks } = listenerArgs({ command: '/x', user_id: 'U0LEAD' }, async () => {
      throw slackError(error);
    });
    await rescue(services)(args);
    expect(acks).toMatchObject([{ text: expect.stringContaining(sentence) }]);
    expect(services.lines).toMatchObject([{ level: 'error', msg: 'listener failed' }]);
    expect(services.measured).toEqual([]);
  });

  it.each([
    ['en-US', new NewerTrail('x'), 'A newer version of Concierge has gone on with this request'],
    ['ja-JP', new NewerTrail('x'), 'この申請は新しいバージョンの Concierge が処理している'],
    ['en-US', new OtherVersion('x'), 'Another version of Concierge made this'],
    ['ja-JP', new OtherVersion('x'), '別のバージョンの Concierge が作成したもの'],
  ])('says in %s that nothing was changed when another version is needed: %s', async (...given) => {
    const [locale, error, sentence] = given;
    const services = fakeFrontServices({ people: [{ ...lead, locale }] });
    const { args, acks } = listenerArgs({ command: '/x', user_id: 'U0LEAD' }, async () => {
      throw error;
    });
    await rescue(services)(args);
    const [line] = services.lines;
    expect(line).toMatchObject({
      level: 'error',
      msg: 'listener failed',
      err: { type: error.name },
    });
    expect(acks).toMatchObject([{ text: expect.stringContaining(sentence) }]);
    expect(acks).toMatchObject([{ text: expect.stringContaining(`\`${line?.reference}\``) }]);
  });

  it('answers Slack all the same when the person could not be told', async () => {
    const services = fakeFrontServices();
    const click = { type: 'block_actions', user: { id: 'U0LEAD' } };
    const { args, acks } = listenerArgs(click, failing);
    await rescue(services)({ ...args, respond: failing } as typeof args);
    expect(acks).toEqual([undefined]);
    expect(services.lines).toMatchObject([{}, { msg: 'the person could not be told' }]);
  });

  it('logs it when the person could not be told either, and does not throw', async () => {
    const services = fakeFrontServices();
    const { args } = listenerArgs({ command: '/x', user_id: 'U0LEAD' }, failing);
    await rescue(services)({ ...args, ack: failing } as typeof args);
    const [first, second] = services.lines;
    expect(second).toMatchObject({ level: 'error', msg: 'the person could not be told' });
    expect(second?.reference).toBe(first?.reference);
  });
});
