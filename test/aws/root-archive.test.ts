import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { openRootArchive } from '../../src/aws/root-archive.ts';
import { recordsIn } from '../../src/domain/audit/records.ts';
import { rootOf } from '../../src/domain/audit/root.ts';
import { NOW } from '../samples.ts';

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());
afterAll(() => s3.restore());

const root = rootOf(recordsIn([]), NOW, '1+a');
const archive = openRootArchive('roots-of-ours');

it('a root is kept under its day, locked for so long, and never over another one', async () => {
  expect(await archive.keep(root, 400)).toBe(true);
  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
    Bucket: 'roots-of-ours',
    Key: 'roots/2026-03-02.json',
    Body: JSON.stringify(root),
    ContentType: 'application/json',
    IfNoneMatch: '*',
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockRetainUntilDate: new Date('2027-04-06T09:00:00.000Z'),
  });
});

it.each([
  ['PreconditionFailed', false],
  ['AccessDenied', undefined],
])('%s is told from others', async (name, expected) => {
  const error = new S3ServiceException({ name, $fault: 'client', $metadata: {} });
  s3.on(PutObjectCommand).rejects(error);
  const kept = archive.keep(root, 400);
  if (expected === undefined) await expect(kept).rejects.toThrow();
  else expect(await kept).toBe(expected);
});

it('all are read, page by page, the oldest first', async () => {
  s3.on(ListObjectsV2Command, { ContinuationToken: undefined }).resolves({
    Contents: [{ Key: 'roots/2026-03-03.json' }, { Key: 'roots/' }],
    NextContinuationToken: 'more',
  });
  s3.on(ListObjectsV2Command, { ContinuationToken: 'more' }).resolves({
    Contents: [{ Key: 'roots/2026-03-02.json' }],
  });
  s3.on(GetObjectCommand).callsFake(({ Key }) => {
    const text = JSON.stringify({ ...root, day: Key.slice(6, 16) });
    return { Body: { transformToString: async () => text } };
  });
  expect((await archive.all()).map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03']);
});
