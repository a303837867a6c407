import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import * as z from 'zod/mini';
import type { Root } from '../domain/audit/root.ts';

/** Where the daily roots are kept: a bucket with Object Lock. */
export interface RootArchive {
  /**
   * Keeps a root so that nobody, ourselves included, can change or remove it for so many days. False
   * when that day has one already.
   */
  keep: (root: Root, retentionInDays: number) => Promise<boolean>;
  /** All of them, the oldest first. Throws for one that is no root. */
  all: () => Promise<Root[]>;
}

const FOLDER = 'roots/';
const DAY = 86_400_000; // ms

export const rootFile = z.object({
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  at: z.string(),
  code: z.string(),
  root: z.string(),
  lines: z.array(z.string()),
});

export function openRootArchive(bucket: string): RootArchive {
  const client = new S3Client({ maxAttempts: 5 });
  const read = async (key: string): Promise<Root> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return rootFile.parse(JSON.parse((await Body?.transformToString()) ?? ''));
  };
  return {
    keep: async (root, retentionInDays) => {
      const until = Date.parse(root.at) + retentionInDays * DAY;
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: `${FOLDER}${root.day}.json`,
        Body: JSON.stringify(root),
        ContentType: 'application/json',
        // Otherwise a second root of the day would hide the first, which only stays beneath it.
        IfNoneMatch: '*',
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: new Date(until),
      });
      return isNew(client.send(put));
    },
    all: async () => {
      const roots: Root[] = [];
      for (const key of await keysIn(client, bucket)) roots.push(await read(key));
      return roots;
    },
  };
}

async function isNew(put: Promise<unknown>): Promise<boolean> {
  try {
    await put;
    return true;
  } catch (error) {
    const isThere = error instanceof S3ServiceException && error.name === 'PreconditionFailed';
    if (isThere) return false;
    throw error;
  }
}

async function keysIn(client: S3Client, bucket: string): Promise<string[]> {
  const keys: string[] = [];
  let next: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: FOLDER,
        ...(next && { ContinuationToken: next }),
      }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    next = page.NextContinuationToken;
  } while (next);
  return keys.filter((key) => key.endsWith('.json')).toSorted();
}
