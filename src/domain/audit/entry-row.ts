import { canonicalJson } from '../canonical.ts';
import type { Pseudonyms } from './pseudonym.ts';
import type { EntryRecord } from './records.ts';
import type { Row } from './row.ts';

/** Fields of an entry that have a column of their own. */
const COLUMNS = new Set([
  'id',
  'at',
  'actor',
  'action',
  'account',
  'pool',
  'pools',
  'rule',
  'before',
  'after',
  'code',
  'policy',
  'hash',
]);

/** What stands beside the requests, whatever kind it is of. */
export function entryRow({ id, kind, item }: EntryRecord, names: Pseudonyms): Row {
  const rest = Object.entries(item).filter(([name]) => !COLUMNS.has(name));
  return {
    time: text(item.at),
    id,
    event: 1,
    what: kind,
    actor: text(item.actor),
    subject: names.account(text(item.account)),
    pool: text(item.pool ?? item.pools),
    userPoolId: '',
    action: text(item.action),
    rule: text(item.rule),
    before: text(item.before),
    after: text(item.after),
    details: rest.map(([name, value]) => `${name} ${hidden(value, names)}`).join('; '),
    approvers: '',
    digest: '',
    cognitoRequestIds: '',
    code: text(item.code),
    policy: text(item.policy),
    hash: text(item.hash),
  };
}

/** Refusals name accounts, which need not look like an e-mail address. */
function hidden(value: unknown, names: Pseudonyms): string {
  const account = isRecord(value) && typeof value.account === 'string' ? value.account : undefined;
  return names.text(
    text(account === undefined ? value : { ...Object(value), account: names.account(account) }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(text).join(' ');
  return isRule(value) ? `${value.list}: ${value.entry}` : canonicalJson(value);
}

function isRule(value: unknown): value is { list: string; entry: string } {
  return isRecord(value) && 'list' in value && 'entry' in value;
}
