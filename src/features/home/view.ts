import type { HomeView, KnownBlock } from '@slack/types';
import type { Freeze } from '../../domain/freeze.ts';
import {
  type Inventory,
  mustBeMended,
  type OtherPools,
  type PoolFinding,
} from '../../domain/pool-inventory.ts';
import type { Messages } from '../../messages/index.ts';
import { escaped, type Mrkdwn, mrkdwn } from '../../messages/mrkdwn.ts';
import { OPEN_ADD_USER_FORM } from '../../slack/action-ids.ts';
import { actions, button, header, section, sections } from '../../slack/blocks.ts';
import type { Rights } from './rights.ts';

/** What approvers see of the pools: nothing yet, or all that the credentials can see. */
export type PoolsPart = 'looking' | { inventory: Inventory; names: ReadonlyMap<string, string> };

/** More ids than these only count. */
const MOST_OTHERS = 20;
/** Of 3,000 characters each; Slack takes no view of more than 250 KB. */
const MOST_SECTIONS = 25;

/** What the Home tab says to everybody: what they may do, and what is frozen. */
export interface Situation {
  rights: Rights;
  freezes: readonly Freeze[];
  /** Whom to ask for more rights. */
  contact: string;
}

/** The Home tab of one person; `pools` for approvers alone. */
export function homeView(
  words: Messages,
  { rights, freezes, contact }: Situation,
  pools?: PoolsPart,
) {
  const { home } = words;
  const blocks: KnownBlock[] = [
    section(home.purpose),
    ...sections(freezes.map((freeze) => words.administer.frozen(freeze))),
    ...allowed(words, rights, contact).map(section),
    ...(rights.ask.length > 0 ? [openForm(words)] : []),
    ...(pools ? [header(home.pools), ...poolBlocks(words, pools)] : []),
  ];
  return { type: 'home', blocks } satisfies HomeView;
}

function allowed({ home }: Messages, { ask, look, approve }: Rights, contact: string): Mrkdwn[] {
  const lines = [
    ...(ask.length > 0 ? [home.mayAsk(ask)] : []),
    ...(look.length > 0 ? [home.mayLook(look)] : []),
    ...(approve.length > 0 ? [home.mayApprove(approve)] : []),
  ];
  return lines.length > 0 ? lines : [home.mayNothing(contact)];
}

function openForm({ home }: Messages) {
  const open = button(OPEN_ADD_USER_FORM, home.openForm, 'open', { style: 'primary' });
  return actions(OPEN_ADD_USER_FORM, [open]);
}

function poolBlocks(words: Messages, pools: PoolsPart): KnownBlock[] {
  if (pools === 'looking') return [section(words.home.looking)];
  const { inventory, names } = pools;
  const all = sections([
    ...inventory.pools.flatMap((pool) => poolLines(words, pool, names.get(pool.alias))),
    ...inventory.others.map((others) => othersLine(words, others)),
  ]);
  return all.length > MOST_SECTIONS
    ? [...all.slice(0, MOST_SECTIONS), section(words.home.more)]
    : all;
}

function poolLines({ home }: Messages, pool: PoolFinding, name = pool.alias): Mrkdwn[] {
  const { access, userPoolId, differences } = pool;
  if (access.kind !== 'found') {
    return [home.notFound(name, userPoolId), item(home.explainAccess(access))];
  }
  const heading = differences.some(mustBeMended) ? home.differs : home.found;
  const items = differences.map((difference) => item(home.explainDifference(difference)));
  return [heading(name, userPoolId), ...items];
}

function item(sentence: string): Mrkdwn {
  return mrkdwn`• ${escaped(sentence)}`;
}

function othersLine({ home }: Messages, { account, pools }: OtherPools): Mrkdwn {
  const { region } = account;
  if (!pools.ok) return home.notListed(region, pools.error);
  const ids = pools.value.map(({ id }) => id);
  return ids.length === 0
    ? home.noOthers(region)
    : home.others(region, ids.length, ids.slice(0, MOST_OTHERS));
}
