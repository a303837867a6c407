/** What the table holds: the trail of each request, and who was turned away. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Playground } from '../../playground/start.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { firstBrokenLink } from '../../src/domain/trail.ts';

/** Every item; the process's environment says where the table is. */
export async function itemsIn({ aws }: Playground): Promise<Record<string, unknown>[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: aws.tableName }));
  client.destroy();
  return Items;
}

/** The trails of the requests for one e-mail address. Throws when a chain of hashes is broken. */
export async function trailsOf(playground: Playground, email: string): Promise<SealedEvent[][]> {
  const items = await itemsIn(playground);
  return items
    .filter((item) => Array.isArray(item.trail))
    .map((item) => checked(String(item.id), item.trail as SealedEvent[]))
    .filter(([first]) => first?.type === 'Requested' && first.plan.email === email);
}

function checked(id: string, trail: SealedEvent[]): SealedEvent[] {
  const broken = firstBrokenLink(id, trail);
  if (broken !== undefined) throw new Error(`The trail of ${id} is broken at event ${broken}`);
  return trail;
}

/** The trail of the one request for that e-mail address. */
export async function trailOf(playground: Playground, email: string): Promise<SealedEvent[]> {
  const [trail, ...others] = await trailsOf(playground, email);
  if (trail === undefined || others.length > 0) {
    throw new Error(`There are ${others.length + (trail ? 1 : 0)} requests for ${email}`);
  }
  return trail;
}

/** The names of the events of the one request for that e-mail address. */
export async function eventsOf(playground: Playground, email: string): Promise<string[]> {
  return (await trailOf(playground, email)).map(({ type }) => type);
}

export interface RefusalItem {
  actor: string;
  entry: string;
  refusal: { kind: string };
  reference: string;
}

/** Refusals on record for one person, in no order. */
export async function refusalsOf(playground: Playground, actor: string): Promise<RefusalItem[]> {
  const items = await itemsIn(playground);
  return items
    .filter((item) => String(item.id).startsWith('refusal#') && item.actor === actor)
    .map((item) => item as unknown as RefusalItem);
}
