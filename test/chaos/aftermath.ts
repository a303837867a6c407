/** Everything that is known when a run is over: what the stand-ins recorded, and what people did. */
import { paginateListUsers } from '@aws-sdk/client-cognito-identity-provider';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { SIGNING_SECRET } from '../../playground/environment.ts';
import { signIn } from '../../playground/panel/sign-in.ts';
import type { HistoryEntry } from '../../playground/slack/history.ts';
import { BOT_TOKEN } from '../../playground/slack/seed.ts';
import type { Call, DoneCall } from './calls.ts';
import type { Functions, Kill } from './functions.ts';
import type { DoneDeed } from './people/people.ts';
import { type Posted, passwordIn, type Screen } from './people/screen.ts';
import type { StandIns } from './stand-ins.ts';
import type { Story } from './stories.ts';
import { type Item, itemsIn, requestsAmong, type StoredItem } from './table.ts';

export interface Aftermath {
  seed: number;
  stories: readonly Story[];
  deeds: readonly DoneDeed[];
  calls: readonly DoneCall[];
  troubled: readonly Call[];
  kills: readonly Kill[];
  lines: readonly string[];
  slack: readonly HistoryEntry[];
  messagesAbout: (email: string) => readonly Posted[];
  items: readonly Item[];
  requests: readonly StoredItem[];
  users: readonly PoolUser[];
  /** Each password that a message ever showed, in the order in which they were shown. */
  shown: readonly ShownPassword[];
  /** What the log must not hold besides passwords. */
  secrets: readonly string[];
  /** Messages that are still in the queue, and in its dead-letter queue. */
  queued: number;
  deadLetters: number;
  /** When chaos ended and when nothing was left to do, in ms from the start. */
  peaceAt: number;
  restAt: number | undefined;
}

export interface PoolUser {
  pool: string;
  username: string;
  sub: string;
  email: string;
  status: string;
}

export interface ShownPassword {
  email: string;
  message: Posted;
  at: Date;
  password: string;
  signsIn: boolean;
}

export async function lookAround(
  standIns: StandIns,
  functions: Functions,
  screen: Screen,
  stories: readonly Story[],
) {
  const items = await itemsIn(standIns.table, standIns.aws.tableName);
  const { calls, troubled, kills, lines } = functions;
  return {
    stories,
    calls,
    troubled,
    kills,
    lines,
    slack: standIns.slack.history,
    messagesAbout: (email: string) => screen.about(email),
    items,
    requests: requestsAmong(items),
    users: await usersIn(standIns),
    shown: await shownPasswords(standIns, screen, stories),
    secrets: [
      BOT_TOKEN,
      SIGNING_SECRET,
      ...standIns.pools.flatMap((pool) => pool.clientSecret ?? []),
    ],
    queued: await messagesIn(standIns, standIns.aws.queueUrl),
    deadLetters: await messagesIn(standIns, standIns.aws.deadLetterQueueUrl),
  };
}

/** Waiting, in flight and delayed messages together. */
export async function messagesIn({ sqs }: StandIns, queueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) +
    Number(Attributes.ApproximateNumberOfMessagesNotVisible) +
    Number(Attributes.ApproximateNumberOfMessagesDelayed)
  );
}

async function usersIn({ cognito, pools }: StandIns): Promise<PoolUser[]> {
  const users: PoolUser[] = [];
  for (const { alias, userPoolId } of pools) {
    const pages = paginateListUsers({ client: cognito }, { UserPoolId: userPoolId });
    for await (const { Users = [] } of pages) {
      for (const { Username = '', UserStatus = '', Attributes = [] } of Users) {
        const attribute = (name: string) =>
          Attributes.find((entry) => entry.Name === name)?.Value ?? '';
        const [sub, email] = [attribute('sub'), attribute('email')];
        users.push({ pool: alias, username: Username, status: UserStatus, sub, email });
      }
    }
  }
  return users;
}

async function shownPasswords(
  { pools }: StandIns,
  screen: Screen,
  stories: readonly Story[],
): Promise<ShownPassword[]> {
  const shown: ShownPassword[] = [];
  for (const { email, pool: alias } of stories) {
    const pool = pools.find((one) => one.alias === alias);
    if (!pool) throw new Error(`There is no pool ${alias}`);
    const versions = screen
      .about(email)
      .flatMap((message) => message.versions.map((version) => ({ message, version })))
      .toSorted((one, other) => one.version.at.getTime() - other.version.at.getTime());
    for (const { message, version } of versions) {
      const password = passwordIn(version);
      if (password === undefined) continue;
      const { outcome } = await signIn(pool, { alias, username: email, password });
      shown.push({ email, message, at: version.at, password, signsIn: outcome === 'signed-in' });
    }
  }
  return shown;
}
