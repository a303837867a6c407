import { TooManyRequestsException } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/advance/advance.ts';
import { advanceBatch } from '../../src/advance/batch.ts';
import { countOpen } from '../../src/advance/count-open.ts';
import { sweep } from '../../src/advance/sweep.ts';
import { logging } from '../../src/log.ts';
import { fakeWorkerServices } from '../fake-services.ts';
import { NOW, REQUEST_ID } from '../samples.ts';
import { slackError } from '../slack/fake-client.ts';
import { answered, at, failing } from './at-stage.ts';
import { sqsRecord } from './sqs-record.ts';

const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000);

describe('the worker', () => {
  it('measures each step by its name', async () => {
    const { services } = at('creating');
    let time = NOW.getTime();
    const now = () => {
      time += 5;
      return new Date(time);
    };
    await advance({ ...services, now }, REQUEST_ID);
    const steps = services.measured.map(({ Step }) => Step);
    expect(steps).toEqual(services.lines.map(({ step }) => step));
    expect(services.measured.every(({ StepDuration }) => Number(StepDuration) > 0)).toBe(true);
  });

  it('says for how long what it cannot do has waited, and who asks it to slow down', async () => {
    const { services } = at('creating', failing(new TooManyRequestsException(answered)));
    const message = sqsRecord('m1', JSON.stringify({ id: REQUEST_ID }), REQUEST_ID);
    await advanceBatch({ ...services, now: later(45) }, [message]);
    expect(services.measured.slice(-3)).toEqual([
      { LongestWait: 45 * 60 },
      expect.objectContaining({ Step: 'create-user' }),
      { Throttles: 1, Service: 'Cognito' },
    ]);
  });

  it('does not count what waits for people, nor what failed for good', async () => {
    const slack = { 'chat.postMessage': () => slackError('is_archived') };
    const { services } = at('pending', { slack });
    await advance({ ...services, now: later(45) }, REQUEST_ID);
    expect(services.measured.filter((metric) => 'LongestWait' in metric)).toEqual([]);
  });
});

describe('the sweeper', () => {
  it('measures for how long what is due has been so', async () => {
    const services = fakeWorkerServices();
    services.store.dueNow = [
      { id: 'a', dueAt: ago(31) },
      { id: 'b', dueAt: ago(1) },
    ];
    await sweep(services);
    services.store.dueNow = [];
    await sweep(services);
    expect(services.measured).toEqual([{ LongestWait: 31 * 60 }, { LongestWait: 0 }]);
  });

  it('counts what is open', async () => {
    const services = fakeWorkerServices();
    services.store.open = 7;
    await countOpen(services);
    expect(services.measured).toEqual([{ OpenRequests: 7 }]);
  });
});

describe('the lines of a step', () => {
  it('share its reference, which stands on the card when it failed for good, and the run’s id', async () => {
    const { services } = at('creating', failing(new TypeError('a mistake of ours')));
    await logging({ awsRequestId: 'run-1' }, () => advance(services, REQUEST_ID));
    const [trouble] = (await services.store.load(REQUEST_ID))?.request.troubles ?? [];
    const found = services.lines.filter((line) => line.reference === trouble?.reference);
    expect(found).toMatchObject([
      { msg: 'step failed', request: REQUEST_ID, step: 'create-user', awsRequestId: 'run-1' },
    ]);
    const all = services.lines.map(({ awsRequestId, slack }) => ({ awsRequestId, slack }));
    const same = { awsRequestId: 'run-1', slack: { requester: 'U0LEAD' } };
    expect(all).toEqual(all.map(() => same));
  });
});
