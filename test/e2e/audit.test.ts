/**
 * Everything an auditor asks, of a table that people have filled: AUDIT_REQUESTS says how many ask for
 * accounts. Then somebody with every right on that table tampers with it.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lambdaContext } from '../../playground/lambda/context.ts';
import { loadBundle } from '../../playground/lambda/load-bundle.ts';
import { PEOPLE } from '../../playground/slack/seed.ts';
import { openRecordTable } from '../../src/aws/record-table.ts';
import { openRootArchive } from '../../src/aws/root-archive.ts';
import { type Item, recordsIn, requestRecord } from '../../src/domain/audit/records.ts';
import type { Root } from '../../src/domain/audit/root.ts';
import { auditFindings } from '../../src/domain/audit/verify.ts';
import type { SealedEvent } from '../../src/domain/events.ts';
import { sealEntry } from '../../src/domain/trail.ts';
import { rehashed } from '../domain/audit/tampering.ts';
import { audit, auditProcess } from './audit-command.ts';
import { cloudTrail } from './cloud-trail.ts';
import { poolOf } from './cognito.ts';
import { sharedPlayground } from './scene.ts';
import { request, review } from './story.ts';

const REQUESTS = Number(process.env.AUDIT_REQUESTS ?? 24);
const BUCKET = 'roots-of-the-playground';
const KEY = { AUDIT_KEY: 'a key of sixteen or more' };

const scene = sharedPlayground();
const trail = cloudTrail();
const client = () => DynamoDBDocumentClient.from(new DynamoDBClient({}));

let items: Item[] = [];
let root: Root;
const took = { filling: 0 };

const today = () => new Date().toISOString().slice(0, 10);
const PERIOD = ['--from', today(), '--to', today()];

/** One after the other, as the approvers look at the newest card. */
async function fill(count: number): Promise<void> {
  const [lead, approver, outsider] = [scene.as('lead'), scene.as('approver'), scene.as('outsider')];
  for (let index = 0; index < count; index += 1) {
    const email = `person${index}@example.com`;
    const sort = index % 6;
    await request(lead, email, sort < 2 ? 'sandbox' : 'staging', { reason: '=1+1 for the audit' });
    if (sort < 2) continue;
    await review(approver, email);
    if (sort < 5) await approver.submit({ verdict: 'approve' });
    else await approver.submit({ verdict: 'deny', comment: '=2+2, not this one.' });
    if (sort === 3) await outsider.command('/cognito-add x@example.com staging', 'general');
    if (sort === 4) await lead.command(`/cognito-user ${email} staging`, 'general');
  }
}

const ENDS: ReadonlySet<string> = new Set(['CredentialDelivered', 'SignInChecked', 'Denied']);

/** Until every request has come as far as it goes by itself. */
async function settled(): Promise<Item[]> {
  for (;;) {
    const all = await openRecordTable(scene.playground.aws.tableName).all();
    const ends = recordsIn(all).requests.map(({ trail: events }) => events.at(-1)?.type ?? '');
    if (ends.every((end) => ENDS.has(end))) return all;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The function `audit`, once. */
async function keepRoot(): Promise<Root> {
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: BUCKET }));
  const environment = {
    TABLE_NAME: scene.playground.aws.tableName,
    LOG_LEVEL: 'silent',
    AUDIT_BUCKET: BUCKET,
    AUDIT_RETENTION_DAYS: '400',
  };
  const handler = loadBundle<unknown, void>('audit', environment);
  await handler({}, lambdaContext('concierge-audit', 600));
  const [kept] = await openRootArchive(BUCKET).all();
  if (!kept) throw new Error('No root was kept');
  return kept;
}

beforeAll(
  async () => {
    const begun = performance.now();
    await fill(REQUESTS);
    items = await settled();
    took.filling = performance.now() - begun;
    root = await keepRoot();
  },
  60_000 + REQUESTS * 10_000,
);

afterAll(() => {
  const { requests, entries } = recordsIn(items);
  const events = requests.reduce((sum, each) => sum + each.trail.length, 0);
  const filled = (took.filling / 1000).toFixed(1);
  process.stdout.write(
    `${requests.length} requests, ${events} events, ${entries.length} entries in ${filled} s\n`,
  );
});

describe('the records', () => {
  it('have nothing against them, and all of them are in the root', async () => {
    const bucket = { AUDIT_BUCKET: BUCKET };
    const { code, out } = await auditProcess(scene.playground, ['verify'], bucket);
    expect(out).toContain('Nothing was found.');
    expect(out).toContain(`${REQUESTS} requests with `);
    expect(out).toContain(`1 roots, ${today()} to ${today()}`);
    expect(code).toBe(0);
  });

  it('name the versions of code and policy, and Cognito’s request ids', async () => {
    const { requests, entries } = recordsIn(items);
    const events = requests.flatMap((each) => each.trail);
    expect(events.filter(({ code, policy }) => !code || !policy)).toEqual([]);
    expect(events[0]?.code).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{7,}(\.changed)?$/);
    const created = events.filter(({ type }) => type === 'UserCreated');
    const known = new Set(trail.records.map(({ requestID }) => requestID));
    for (const { calls = [] } of created) {
      expect(calls).toMatchObject([{ operation: 'AdminCreateUser', outcome: 'done' }]);
      expect(known).toContain(calls[0]?.requestId);
    }
    const kinds = Object.groupBy(entries, ({ kind }) => kind);
    expect(kinds.policy).toHaveLength(1);
    expect(kinds.refusal).toHaveLength(Math.floor((REQUESTS + 2) / 6));
    expect(kinds.lookup).toHaveLength(Math.floor((REQUESTS + 1) / 6));
  });
});

describe('the export', () => {
  it('holds the whole population, and no e-mail address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audit-'));
    const args = ['export', ...PERIOD, '--out', folder];
    const { code, err } = await audit(scene.playground, args, KEY);
    expect(code).toBe(0);
    const { requests, entries } = recordsIn(items);
    const events = requests.reduce((sum, each) => sum + each.trail.length, 0);
    const rows = events + entries.length;
    expect(err).toContain(`${rows} of all ${rows} rows, of ${REQUESTS} requests`);
    expect(err).toContain(`  Requested ${REQUESTS}`);
    const { out } = await audit(scene.playground, ['export', ...PERIOD], KEY);
    expect(out.trimEnd().split('\n')).toHaveLength(rows);
    expect(out).not.toContain('@example.com');
    const first = out.split('\n').map((line) => line && JSON.parse(line));
    expect(first.find(({ what }) => what === 'Requested')).toMatchObject({
      actor: PEOPLE.lead.id,
      subject: expect.stringMatching(/^hmac:[0-9a-f]{20}$/),
      details: expect.stringMatching(/^dm to U\w+.*; =1\+1 for the audit$/),
      after: 'pending',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('as CSV lets no formula through, and shows e-mail addresses where they are asked for', async () => {
    const args = ['export', ...PERIOD, '--format', 'csv', '--emails'];
    const { out } = await audit(scene.playground, args);
    expect(out).toMatch(/^time,id,event,what,actor,subject,pool,/);
    expect(out).toContain('person0@example.com');
    expect(out).toContain("'=2+2, not this one.");
    expect(out).not.toMatch(/(^|,)"?[=+@\t\r-]/m);
  });

  it.each([
    [['export', '--from', 'yesterday', '--to', 'today']],
    [['export', ...PERIOD, '--format', 'xml']],
    [['show']],
    [['destroy']],
    [['verify', '--everything']],
  ])('%j is refused in a sentence', async (args) => {
    const { code, err } = await audit(scene.playground, args);
    expect(code).toBe(2);
    expect(err).toMatch(/See npm run audit -- --help/);
    expect(err).not.toContain('    at ');
  });
});

it('show tells a request from its beginning', async () => {
  const { requests } = recordsIn(items);
  const approved = requests.find(({ trail: events }) => events[1]?.type === 'Approved');
  const { code, out } = await audit(scene.playground, ['show', approved?.id ?? '']);
  expect(out).toMatch(/^[0-9a-f]{16} {2}add-user · person\d+@example\.com · staging\n/);
  expect(out).toContain(`Approved  by ${PEOPLE.approver.id}  pending → approved`);
  expect(out).toMatch(/Cognito AdminCreateUser:[0-9a-f-]{36}/);
  expect(code).toBe(0);
});

describe('somebody with every right on the table', () => {
  /** Writes that over what is there, asks, and puts everything back. */
  async function tampered(change: { put?: Item; remove?: string }, roots: readonly Root[]) {
    const table = client();
    const TableName = scene.playground.aws.tableName;
    const id = change.put?.id ?? change.remove ?? '';
    if (change.put) await table.send(new PutCommand({ TableName, Item: change.put }));
    if (change.remove) await table.send(new DeleteCommand({ TableName, Key: { id } }));
    const found = auditFindings(recordsIn(await openRecordTable(TableName).all()), roots);
    const before = items.find((item) => item.id === id);
    if (before) await table.send(new PutCommand({ TableName, Item: before }));
    else await table.send(new DeleteCommand({ TableName, Key: { id } }));
    return found.filter((each) => each.id === id).map(({ kind }) => kind);
  }

  const victim = (): Item & { trail: SealedEvent[] } => {
    const found = items.find((item) => requestRecord(item)?.trail[1]?.type === 'Approved');
    if (!found) throw new Error('Nothing was approved');
    return found as Item & { trail: SealedEvent[] };
  };
  const forgeries: [string, (events: SealedEvent[]) => SealedEvent[]][] = [
    [
      'changes an event',
      (events) => events.map((event, index) => (index === 1 ? { ...event, by: 'U0X' } : event)),
    ],
    ['removes an event', (events) => events.toSpliced(3, 1)],
    ['swaps two events', (events) => events.toSpliced(4, 2, ...events.slice(4, 6).reverse())],
    ['cuts the end off', (events) => events.slice(0, -1)],
  ];

  it.each(forgeries)('who %s is found', async (_what, forge) => {
    const item = victim();
    const put = { ...item, trail: forge(item.trail) };
    expect((await tampered({ put }, [])).length).toBeGreaterThan(0);
  });

  it.each(forgeries)(
    'who %s, and makes all hashes anew, is found by the root',
    async (_what, forge) => {
      const item = victim();
      const put = { ...item, ...rehashed({ ...item, trail: forge(item.trail) }) };
      expect(await tampered({ put }, [])).not.toContain('broken-chain');
      expect(await tampered({ put }, [root])).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(rewritten|truncated)$/)]),
      );
    },
  );

  it('who removes a whole request, or an entry, is found by the root', async () => {
    const { requests, entries } = recordsIn(items);
    for (const id of [requests[0]?.id ?? '', entries.find(isRefusal)?.id ?? '']) {
      expect(await tampered({ remove: id }, [])).toEqual([]);
      expect(await tampered({ remove: id }, [root])).toEqual(['removed']);
    }
  });

  it('who writes a refusal anew is found by the root', async () => {
    const entry = recordsIn(items).entries.find(isRefusal);
    if (!entry) throw new Error('Nobody was refused');
    const { id, at: _at, hash: _hash, ...rest } = entry.item;
    const put = { ...sealEntry(id, { ...rest, actor: 'U0X' }, new Date()) };
    expect(await tampered({ put: { ...entry.item, actor: 'U0X' } }, [])).toEqual(['entry-changed']);
    expect(await tampered({ put }, [])).toEqual([]);
    expect(await tampered({ put }, [root])).toEqual(['entry-changed']);
  });

  it('who is caught makes verify fail, with a line that says so', async () => {
    const TableName = scene.playground.aws.tableName;
    const put = { ...victim(), trail: victim().trail.slice(0, -1) };
    await client().send(new PutCommand({ TableName, Item: put }));
    const { code, out } = await audit(scene.playground, ['verify'], { AUDIT_BUCKET: BUCKET });
    await client().send(new PutCommand({ TableName, Item: victim() }));
    expect(out).toContain(`${put.id}  gap: says it has ${put.trail.length + 1} events, and has`);
    expect(out).toContain('2 things were found.');
    expect(code).toBe(1);
  });

  const isRefusal = ({ kind }: { kind: string }) => kind === 'refusal';
});

describe('CloudTrail', () => {
  async function file(records: readonly object[], zip = false): Promise<string> {
    const path = join(await mkdtemp(join(tmpdir(), 'trail-')), 'trail.json');
    const json = JSON.stringify({ Records: records });
    await writeFile(path, zip ? gzipSync(json) : json);
    return path;
  }

  it('has no change that no request explains; one is known though its answer was lost', async () => {
    const isLost = trail.loseAnswer('AdminSetUserPassword');
    await request(scene.as('lead'), 'lost@example.com', 'sandbox');
    await isLost;
    const half = Math.floor(trail.records.length / 2);
    const files = [
      await file(trail.records.slice(0, half), true),
      await file(trail.records.slice(half)),
    ];
    const { code, out } = await audit(scene.playground, ['join', ...files]);
    expect(out).toMatch(
      /\d+ changes explained, 0 by no request, 1 whose answer was lost, 0 that CloudTrail lacks\n$/,
    );
    expect(code).toBe(0);
  });

  it('shows a change by hand, and a call that it does not know', async () => {
    const { userPoolId } = poolOf(scene.playground, 'staging');
    const strange = {
      ...trail.records.at(-1),
      eventName: AdminSetUserPasswordCommand.name.replace('Command', ''),
      readOnly: false,
      requestID: 'by-hand',
      userAgent: 'aws-cli/2.15',
      requestParameters: { userPoolId },
    };
    const [created] = trail.records.filter(({ eventName }) => eventName === 'AdminCreateUser');
    const without = trail.records.filter((record) => record !== created);
    const path = await file([...without, strange]);
    const { code, out } = await audit(scene.playground, ['join', path]);
    expect(out).toMatch(/^no request explains: .*AdminSetUserPassword .*by-hand/m);
    expect(out).toContain(`CloudTrail lacks: `);
    expect(out).toContain(`${created?.requestID}  in request `);
    expect(code).toBe(1);
  });
});
