/** The three functions of serverless.yml, each instance a process behind a network of its own. */
import type {
  APIGatewayProxyEventV2,
  ScheduledEvent,
  SQSBatchResponse,
  SQSEvent,
} from 'aws-lambda';
import {
  awsEnvironment,
  FROM_ENVIRONMENT,
  lambdaEnvironment,
} from '../../playground/environment.ts';
import { TIMEOUT, type Working } from '../../playground/lambda/deployed.ts';
import { type Fleet, startFleet } from '../../playground/lambda/instances/fleet.ts';
import type { Call, DoneCall } from './calls.ts';
import type { Monkey } from './monkey.ts';
import { type Network, startNetwork } from './network.ts';
import type { Settings } from './settings.ts';
import type { StandIns } from './stand-ins.ts';

/** A process that was killed, and the call on which it was killed, if it was on one. */
export interface Kill {
  at: Date;
  caller: string;
  /** Whether it was at work on an event. */
  busy: boolean;
  call?: Call;
}

export interface Functions {
  front: (event: APIGatewayProxyEventV2) => Promise<unknown>;
  worker: (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;
  sweeper: (event: ScheduledEvent) => Promise<unknown>;
  /** Kills one of all the instances. */
  killOne: (random: () => number) => void;
  calls: DoneCall[];
  /** Every call that had another fate than to pass. */
  troubled: Call[];
  kills: Kill[];
  lines: string[];
  stop: () => Promise<void>;
}

type Started = Pick<Functions, 'calls' | 'troubled' | 'kills' | 'lines'>;

interface Circumstances {
  standIns: StandIns;
  settings: Settings;
  monkey: Monkey;
  policyFile: string;
}

export async function startFunctions(circumstances: Circumstances): Promise<Functions> {
  const record: Started = { calls: [], troubled: [], kills: [], lines: [] };
  const start = (bundle: Working) => startFunction(bundle, circumstances, record);
  const [slack, worker, sweeper] = await Promise.all([
    start('slack'),
    start('worker'),
    start('sweeper'),
  ]);
  const all = [slack, worker, sweeper].flatMap(({ killers }) => killers);
  return {
    ...record,
    front: (event) => slack.fleet.invoke(event),
    worker: (event) => worker.fleet.invoke(event) as Promise<SQSBatchResponse | undefined>,
    sweeper: (event) => sweeper.fleet.invoke(event),
    killOne: (random) => all[Math.floor(random() * all.length)]?.(),
    stop: async () => {
      await Promise.all([slack.stop(), worker.stop(), sweeper.stop()]);
    },
  };
}

interface StartedFunction {
  fleet: Fleet;
  killers: (() => void)[];
  stop: () => Promise<void>;
}

async function startFunction(
  bundle: Working,
  circumstances: Circumstances,
  record: Started,
): Promise<StartedFunction> {
  const { settings, monkey } = circumstances;
  const size = settings.fleet[bundle];
  let fleet: Fleet | undefined;
  const kill = (place: number, call?: Call) => {
    const busy = fleet?.kill(place) ?? false;
    const killed = { at: new Date(), caller: `${bundle}-${place}`, busy };
    record.kills.push(call ? { ...killed, call } : killed);
  };
  const networks = await Promise.all(
    Array.from({ length: size }, (_, place) =>
      startNetwork({
        caller: `${bundle}-${place}`,
        origins: originsOf(circumstances.standIns),
        fateOf: monkey.fateOf,
        kill: (call) => kill(place, call),
        onDone: (call) => record.calls.push(call),
        onTrouble: (call) => record.troubled.push(call),
      }),
    ),
  );
  fleet = await startFleet({
    bundle,
    size,
    timeoutSeconds: TIMEOUT[bundle],
    killAfter: bundle === 'worker' ? settings.workerTimeout : TIMEOUT[bundle] * 1_000,
    environment: (place) => environmentOf(circumstances, bundle, networks[place]),
    onLine: (line) => record.lines.push(line),
  });
  return {
    fleet,
    killers: Array.from({ length: size }, (_, place) => () => kill(place)),
    stop: async () => {
      await fleet?.stop();
      for (const network of networks) network.close();
    },
  };
}

function originsOf({ aws, slack, cognitoUrl }: StandIns) {
  return { cognito: cognitoUrl, dynamodb: aws.dynamodb, sqs: aws.sqs, slack: slack.url };
}

/** What the function finds in its environment on Lambda, every address being the network's. */
function environmentOf(
  { standIns: { aws, slack }, policyFile }: Circumstances,
  bundle: Working,
  network: Network | undefined,
): Record<string, string> {
  const url = network?.url ?? '';
  const seen = {
    ...aws,
    dynamodb: url,
    sqs: url,
    queueUrl: aws.queueUrl.replace(aws.sqs, url),
    deadLetterQueueUrl: aws.deadLetterQueueUrl.replace(aws.sqs, url),
  };
  return {
    ...awsEnvironment(seen, url),
    ...lambdaEnvironment(
      seen,
      { ...slack, apiUrl: `${url}/api/` },
      { logLevel: 'info', policyFile },
      FROM_ENVIRONMENT,
    ),
    AWS_LAMBDA_FUNCTION_NAME: `concierge-${bundle}`,
  };
}
