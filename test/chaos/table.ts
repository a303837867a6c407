/** What the table holds, and whether anything is still to be done. */
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { SealedEvent } from '../../src/domain/events.ts';
import { dueAt, type Notices, nextStep } from '../../src/domain/next-step.ts';
import { BrokenTrail } from '../../src/domain/only.ts';
import { type Request, requestFrom } from '../../src/domain/request.ts';

export type Item = Record<string, unknown>;

export interface StoredItem {
  id: string;
  trail: SealedEvent[];
  request: Request;
  notices: Notices;
}

export async function itemsIn(client: DynamoDBDocumentClient, tableName: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan(
    { client },
    { TableName: tableName, ConsistentRead: true },
  )) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

/** The requests among the items; refusals and the like stand there too. */
export function requestsAmong(items: readonly Item[]): StoredItem[] {
  return items.flatMap((item) => {
    const request = isRequest(item) && foldedRequest(item);
    return request ? [request] : [];
  });
}

/** Ids of requests whose trail tells no story that our code could have written. */
export function brokenAmong(items: readonly Item[]): string[] {
  return items
    .filter((item) => isRequest(item) && !foldedRequest(item))
    .map(({ id }) => String(id));
}

function isRequest(item: Item): boolean {
  return Array.isArray(item.trail);
}

function foldedRequest(item: Item): StoredItem | undefined {
  const [id, trail] = [String(item.id), item.trail as SealedEvent[]];
  try {
    return { id, trail, request: requestFrom(id, trail), notices: item.notices as Notices };
  } catch (error) {
    if (error instanceof BrokenTrail) return undefined;
    throw error;
  }
}

/** What is due later than this is not waited for, in ms. */
const SOON = 90_000;

/** True when nothing is to be done for a request, now or soon. */
export function isAtRest({ request, notices }: StoredItem, now: Date): boolean {
  if (nextStep(request, notices, now)) return false;
  const due = dueAt(request, notices, now);
  return due === undefined || Date.parse(due) > now.getTime() + SOON;
}
