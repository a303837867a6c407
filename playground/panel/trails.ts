import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { SealedEvent } from '../../src/domain/events.ts';
import { accountOf } from '../../src/domain/plan.ts';
import { type Request, requestFrom } from '../../src/domain/request.ts';
import { firstBrokenLink } from '../../src/domain/trail.ts';
import type { RequestSummary, RequestTrail, TrailEvent } from '../page/playground-api.ts';
import { SEED } from '../slack/seed.ts';
import { describeEvent } from './describe-event.ts';

interface Table {
  client: DynamoDBDocumentClient;
  tableName: string;
}

/** Every request in the table, the newest first. Refusals stand there too and are left out. */
export async function listRequests({ client, tableName }: Table): Promise<RequestSummary[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  return Items.filter((item) => Array.isArray(item.trail))
    .map((item) => requestFrom(String(item.id), item.trail as SealedEvent[]))
    .map(summary)
    .sort((one, other) => (one.updated < other.updated ? 1 : -1));
}

/** One request with its events, each checked against the hash of the one before it. */
export async function showTrail(
  { client, tableName }: Table,
  id: string,
): Promise<RequestTrail | undefined> {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { id } }));
  if (!Item) return undefined;
  const trail = Item.trail as SealedEvent[];
  const broken = firstBrokenLink(id, trail) ?? trail.length;
  return {
    id,
    state: stateOf(requestFrom(id, trail)),
    events: trail.map((event, index) => viewEvent(event, index < broken)),
  };
}

function summary(request: Request): RequestSummary {
  return {
    id: request.id,
    title: `${accountOf(request.plan)} in ${request.plan.pool}`,
    state: stateOf(request),
    updated: request.trail.at(-1)?.at ?? request.requestedAt,
  };
}

function stateOf({ stage, troubles }: Request): string {
  return troubles.length > 0 ? 'needs attention' : stage.kind;
}

function viewEvent(event: SealedEvent, chainOk: boolean): TrailEvent {
  const { type, at, hash, previous: _previous, ...facts } = event;
  const by = 'by' in event ? nameOf(event.by) : undefined;
  const details = Object.entries(facts).filter(([name]) => name !== 'by');
  return {
    type,
    at,
    sentence: describeEvent(event),
    details: Object.fromEntries(details.map(([name, value]) => [name, textOf(value)])),
    hash,
    chainOk,
    ...(by === undefined ? {} : { by }),
  };
}

function nameOf(id: string): string {
  return SEED.people.find((person) => person.id === id)?.name ?? id;
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
