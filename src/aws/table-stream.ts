import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Item } from '../domain/audit/records.ts';

/** One write to the table, as its stream tells it with both images. */
export interface TableChange {
  id: string;
  before: Item | undefined;
  after: Item | undefined;
  /** DynamoDB's own, when the time of the item was over. */
  principal?: string;
}

const image = z.optional(z.record(z.string(), z.custom<AttributeValue>()));
const streamRecord = z.looseObject({
  userIdentity: z.nullish(z.looseObject({ principalId: z.optional(z.string()) })),
  dynamodb: z.looseObject({ NewImage: image, OldImage: image }),
});
const item = z.looseObject({ id: z.string() });

/** Reads a record of the stream. Throws for one without images. */
export function changeIn(raw: unknown): TableChange {
  const { dynamodb, userIdentity } = streamRecord.parse(raw);
  const [before, after] = [itemFrom(dynamodb.OldImage), itemFrom(dynamodb.NewImage)];
  const id = (after ?? before)?.id;
  if (id === undefined) throw new Error('A record of the stream came without images');
  const principal = userIdentity?.principalId;
  return { id, before, after, ...(principal === undefined ? {} : { principal }) };
}

function itemFrom(found: Record<string, AttributeValue> | undefined): Item | undefined {
  return found && item.parse(unmarshall(found));
}
