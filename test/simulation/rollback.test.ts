/** The version before is back, and finds what the newer one has written. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';
import { SlackPerson } from '../../playground/slack/person.ts';
import { CHANNELS, PEOPLE } from '../../playground/slack/seed.ts';
import { digest } from '../../src/domain/canonical.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { seal } from '../../src/domain/trail.ts';
import { withNewer } from '../newer-code.ts';
import { SLACK_URL } from './addresses.ts';
import { ask, save } from './people.ts';
import { prepareScenery } from './scenery.ts';
import { EMAIL } from './stories/email.ts';
import { Scene } from './story.ts';
import { TABLE } from './table.ts';
import { World } from './world.ts';

const REQUESTS = { channel: CHANNELS.requests.id };
const ALIAS = { pool: 'alias', email: EMAIL } as const;

interface Item {
  id: string;
  trail: SealedEvent[];
}

function requests(world: World): Item[] {
  return world.table.items().filter(({ trail }) => Array.isArray(trail)) as unknown as Item[];
}

const typesIn = ({ trail }: Item) => trail.map(({ type }) => type);

/** As other code than this has left the item. */
async function leave(world: World, id: string, trail: readonly SealedEvent[]): Promise<void> {
  const { status } = await world.table.perform('UpdateItem', {
    TableName: TABLE,
    Key: { id: { S: id } },
    UpdateExpression: 'SET trail = :trail, version = :version',
    ExpressionAttributeValues: marshall({ ':trail': trail, ':version': trail.length }),
  });
  expect(status).toBe(200);
}

async function lastWords(who: 'lead' | 'approver', channel: string): Promise<string> {
  const messages = await new SlackPerson(SLACK_URL, PEOPLE[who].id).messages(channel);
  return JSON.stringify(messages.at(-1));
}

test('a request that newer code went on with stays as it is until that code runs again', async () => {
  const world = new World(await prepareScenery(), 1, 1);
  const exit = world.enter();
  try {
    const scene = new Scene(world, 'alias');
    await scene.insist(ask(world, ALIAS));
    const [asked] = requests(world);
    if (!asked) throw new Error('Nothing was asked for');
    const [{ plan }] = asked.trail as [Extract<SealedEvent, { type: 'Requested' }>];
    const approved = { type: 'Approved', by: PEOPLE.approver.id, digest: digest(plan) } as const;
    const remarked = { ...approved, v: 2, remarks: ['Only for March'] };
    await leave(world, asked.id, withNewer(asked.id, asked.trail, remarked, new Date()));
    const before = requests(world);

    const approver = new SlackPerson(SLACK_URL, PEOPLE.approver.id);
    await world.run(() => approver.click('Review', REQUESTS));
    expect(JSON.stringify(await approver.topView())).toContain('A newer version of Concierge');
    const lead = new SlackPerson(SLACK_URL, PEOPLE.lead.id);
    await world.run(() => lead.click('cancel-request', { channel: 'dm' }));
    expect(await lastWords('lead', 'dm')).toContain('A newer version of Concierge');
    await world.run(() => lead.openHome());
    expect(JSON.stringify(await lead.home())).toContain('The alias pool');

    const [linesBefore, callsBefore] = [world.record.logs.length, world.record.cognito.length];
    await scene.minutes(20);
    expect(requests(world).map(({ trail }) => trail)).toEqual(before.map(({ trail }) => trail));
    expect(world.record.cognito.slice(callsBefore)).toEqual([]);
    const left = world.record.logLines
      .slice(linesBefore)
      .filter(({ alarm }) => alarm === 'needs-attention');
    expect(left.length).toBeGreaterThan(4);
    expect(left.length).toBeLessThan(15);
    expect(world.deadLetters.nextVisible()).toBeUndefined();

    // The newer code reads its event as this code reads one of today.
    await leave(world, asked.id, seal(asked.id, asked.trail, [approved], new Date()));
    await scene.minutes(4);
    await scene.insist(save(world, 'lead'));
    expect(requests(world).map(typesIn)[0]?.at(-1)).toBe('CredentialHidden');
  } finally {
    exit();
  }
});
