/** A table in memory that answers as DynamoDB would, however much is in it, and writes nothing down. */
import { marshall } from '@aws-sdk/util-dynamodb';

export type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** DynamoDB's own: as much as one page of a scan holds, in bytes. */
const PAGE = 1_000_000;

interface Stored {
  id: string;
  /** As it goes over the wire. */
  json: string;
  open: boolean;
  dueAt: string;
}

export interface Table {
  fill: (items: readonly Item[]) => void;
  /** The answer to an operation, in JSON. */
  answer: (operation: string, input: Record<string, unknown>) => string;
}

export function createTable(): Table {
  let stored: readonly Stored[] = [];
  let due: readonly Stored[] = [];
  const byId = new Map<string, Stored>();

  const fill = (items: readonly Item[]): void => {
    stored = items.map(toStored);
    due = stored
      .filter(({ open }) => open)
      .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
    byId.clear();
    for (const each of stored) byId.set(each.id, each);
  };

  const answer = (operation: string, input: Record<string, unknown>): string => {
    switch (operation) {
      case 'GetItem': {
        const found = byId.get(textOf(input.Key, 'id'));
        return found ? `{"Item":${found.json}}` : '{}';
      }
      case 'Scan':
        return page(stored, textOf(input.ExclusiveStartKey, 'id'));
      case 'Query':
        return dueBy(due, textOf(input.ExpressionAttributeValues, ':now'), Number(input.Limit));
      case 'BatchGetItem':
        return '{"Responses":{}}';
      default:
        return '{}';
    }
  };
  return { fill, answer };
}

function toStored(item: Item): Stored {
  const json = JSON.stringify(marshall(item, { removeUndefinedValues: true }));
  return { id: item.id, json, open: item.open !== undefined, dueAt: String(item.dueAt) };
}

/** `{ name: { S: text } }`; empty where there is none. */
function textOf(attributes: unknown, name: string): string {
  const found = (attributes as Record<string, { S?: string }> | undefined)?.[name];
  return found?.S ?? '';
}

/** The key of the next page is a place, in the disguise of an id. */
function page(items: readonly Stored[], start: string): string {
  const from = start === '' ? 0 : Number(start);
  let bytes = 0;
  let end = from;
  for (; end < items.length && bytes < PAGE; end += 1) bytes += items[end]?.json.length ?? 0;
  const found = items.slice(from, end).map(({ json }) => json);
  const next = end < items.length ? `,"LastEvaluatedKey":{"id":{"S":"${end}"}}` : '';
  return `{"Items":[${found.join(',')}]${next}}`;
}

/** All in one page: the ids and times of a thousand are far below a megabyte. */
function dueBy(due: readonly Stored[], now: string, limit: number): string {
  const end = due.findIndex(({ dueAt }) => dueAt > now);
  const found = due.slice(0, Math.min(limit, end === -1 ? due.length : end));
  const items = found.map(({ id, dueAt }) => marshall({ id, dueAt, open: 'open' }));
  return JSON.stringify({ Items: items });
}
