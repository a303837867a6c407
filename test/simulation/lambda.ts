/** AWS Lambda: keeps a process of each function, starts a new one when it has died. */
import type { SQSRecord } from 'aws-lambda';
import type { Hono } from 'hono';
import { advanceBatch } from '../../src/advance/batch.ts';
import { createFront, createSweeper, createWorker, runSweeper } from './functions.ts';
import { Process } from './process.ts';
import { type Message, md5 } from './queue.ts';
import type { Scenery } from './scenery.ts';
import type { StandIns } from './stand-ins.ts';

/** A process and what runs in it. */
interface Running<Code> {
  process: Process;
  code: Code;
}

export class Lambda {
  readonly #around: StandIns;
  #front: Running<Hono> | undefined;
  #worker: Running<ReturnType<typeof createWorker>> | undefined;
  #sweeper: Running<ReturnType<typeof createSweeper>> | undefined;
  #delivered: Request | undefined;
  #handedOut: Message | undefined;

  constructor(around: StandIns) {
    this.#around = around;
  }

  /** What API Gateway hands to the front; 500 when that dies over it. */
  async front(request: Request): Promise<Response> {
    this.#delivered = request.clone();
    this.#front = this.#alive(this.#front, 'front', createFront);
    const { process, code } = this.#front;
    process.deadline = this.#deadline('slack');
    const answer = await process.invoke(async () => code.fetch(request));
    const died = { message: 'Internal Server Error' };
    return answer === 'died' ? Response.json(died, { status: 500 }) : answer;
  }

  /** What the event source mapping hands to the worker, deleted unless it failed. */
  async worker(message: Message): Promise<void> {
    this.#handedOut = message;
    this.#worker = this.#alive(this.#worker, 'worker', createWorker);
    const { process, code } = this.#worker;
    process.request = message.group;
    process.deadline = this.#deadline('worker');
    const { deadline } = process;
    const { receipt } = message;
    const answer = await process.invoke(() =>
      advanceBatch(code, [lambdaRecord(message)], () => deadline - Date.now()),
    );
    const passed = answer !== 'died' && answer.batchItemFailures.length === 0;
    if (passed) this.#around.queue.delete(receipt);
  }

  async sweeper(): Promise<void> {
    this.#sweeper = this.#alive(this.#sweeper, 'sweeper', createSweeper);
    const { process, code } = this.#sweeper;
    process.deadline = this.#deadline('sweeper');
    const { deadline } = process;
    await process
      .invoke(() => runSweeper(code, () => deadline - Date.now()))
      .catch((error) => this.#around.record.uncaught(error));
  }

  /** Slack sends once more what it sent last, to the letter. */
  async deliverAgain(): Promise<boolean> {
    const last = this.#delivered;
    if (last) await this.front(last.clone());
    return last !== undefined;
  }

  /** The queue hands out once more what was handed out last. */
  queueAgain(): boolean {
    const last = this.#handedOut;
    const { queue, clock } = this.#around;
    if (last) queue.send(last.body, last.group, `again-${clock.now}`);
    return last !== undefined;
  }

  #alive<Code>(
    known: Running<Code> | undefined,
    name: Process['name'],
    create: (around: StandIns) => Code,
  ): Running<Code> {
    if (known && !known.process.dead) return known;
    return { process: new Process(name), code: create(this.#around) };
  }

  /** When Lambda ends an invocation that begins now. */
  #deadline(name: keyof Scenery['functions']): number {
    const { clock, scenery } = this.#around;
    return clock.now + scenery.functions[name].timeout * 1000;
  }
}

/** A message as Lambda hands it to the worker. */
function lambdaRecord({ id, receipt, body, group, receives, sentAt }: Message): SQSRecord {
  return {
    messageId: id,
    receiptHandle: receipt,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      MessageGroupId: group,
      SentTimestamp: String(sentAt),
      SenderId: 'simulated',
      ApproximateFirstReceiveTimestamp: String(sentAt),
    },
    messageAttributes: {},
    md5OfBody: md5(body),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-1:000000000000:work.fifo',
    awsRegion: 'ap-northeast-1',
  };
}
