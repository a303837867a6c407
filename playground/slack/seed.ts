/** The workspace of the playground's story: Sakura Labs, an invented company in Tokyo and London. */
import type { SeedChannel, SeedPerson, UserGroup, WorkspaceSeed } from './workspace.ts';

export const TEAM_ID = 'T0SAKURA001';
export const APP_ID = 'A0CONCIERGE';
export const BOT_ID = 'B0CONCIERGE';
export const BOT_USER_ID = 'U0CONCIERGE';
export const BOT_TOKEN = 'xoxb-playground-concierge';
export const APP_TOKEN = 'xapp-1-A0CONCIERGE-1-playground';
/** Lets whoever made the app read and change its manifest. */
export const CONFIG_TOKEN = 'xoxe.xoxp-playground-configuration';

const STRANGER_TEAM_ID = 'T0PARTNER01';

export const PEOPLE = {
  lead: {
    id: 'U0EMMALEAD1',
    name: 'Emma Clarke',
    handle: 'emma.clarke',
    title: 'Team lead, Storefront',
    email: 'emma@example.com',
    locale: 'en-US',
    kind: 'member',
    story: 'Leads the storefront team and may ask for accounts.',
    color: '#1d6f5c',
  },
  leadJa: {
    id: 'U0KENLEAD01',
    name: '佐藤 健',
    handle: 'ken.sato',
    title: '決済チーム リーダー',
    email: 'ken@example.com',
    locale: 'ja-JP',
    kind: 'member',
    story: 'Leads the payments team and works in Japanese.',
    color: '#8a3b12',
  },
  approver: {
    id: 'U0NOAHAPPR1',
    name: 'Noah Weber',
    handle: 'noah.weber',
    title: 'Identity engineer',
    email: 'noah@example.com',
    locale: 'en-US',
    kind: 'member',
    story: 'Answers for the user pools and approves requests.',
    color: '#2b4f9e',
  },
  approverJa: {
    id: 'U0MISAKIAP1',
    name: '田中 美咲',
    handle: 'misaki.tanaka',
    title: '情報システム部',
    email: 'misaki@example.com',
    locale: 'ja-JP',
    kind: 'member',
    story: 'The second approver, who works in Japanese.',
    color: '#7a2e63',
  },
  colleague: {
    id: 'U0ALICEBAK1',
    name: 'Alice Baker',
    handle: 'alice.baker',
    title: 'Designer, Storefront',
    email: 'alice.baker@example.com',
    locale: 'en-US',
    kind: 'member',
    story: 'The colleague who gets the account. Her Slack profile has alice.baker@example.com.',
    color: '#b3541e',
  },
  outsider: {
    id: 'U0OLIVERGR1',
    name: 'Oliver Grant',
    handle: 'oliver.grant',
    title: 'Account manager, Sales',
    email: 'oliver@example.com',
    locale: 'en-US',
    kind: 'member',
    story: 'Works here, but is not on the list of those who may ask.',
    color: '#4c5b68',
  },
  guest: {
    id: 'U0MIAGUEST1',
    name: 'Mia Rossi',
    handle: 'mia.rossi',
    title: 'Contractor',
    email: 'mia@contractor.example',
    locale: 'en-US',
    kind: 'guest',
    story: 'A guest: sees only the channels that she was invited to.',
    color: '#a1455f',
  },
  deactivated: {
    id: 'U0TOMREED01',
    name: 'Tom Reed',
    handle: 'tom.reed',
    title: 'Former team lead',
    email: 'tom@example.com',
    locale: 'en-US',
    kind: 'deactivated',
    story: 'Left the company: the account is deactivated.',
    color: '#6b6b6b',
  },
  stranger: {
    id: 'U0LENANOVA1',
    name: 'Lena Novak',
    handle: 'lena.novak',
    title: 'Partner agency',
    email: 'lena@partner.example',
    locale: 'en-US',
    kind: 'stranger',
    story: 'Belongs to another company and shares one channel through Slack Connect.',
    color: '#5a4a9c',
    teamId: STRANGER_TEAM_ID,
  },
} as const satisfies Record<string, SeedPerson>;

const STAFF: string[] = [
  PEOPLE.lead.id,
  PEOPLE.leadJa.id,
  PEOPLE.approver.id,
  PEOPLE.approverJa.id,
  PEOPLE.colleague.id,
  PEOPLE.outsider.id,
];

export const CHANNELS = {
  requests: {
    id: 'C0REQUESTS1',
    name: 'cognito-requests',
    topic: 'Accounts: asked for, approved, delivered',
    members: [...STAFF, PEOPLE.guest.id, BOT_USER_ID],
  },
  general: {
    id: 'C0GENERAL01',
    name: 'general',
    topic: 'Company-wide announcements / 全社向けのお知らせ',
    members: [...STAFF],
  },
  partners: {
    id: 'C0PARTNERS1',
    name: 'partner-agency',
    topic: 'Shared with our agency through Slack Connect',
    members: [PEOPLE.lead.id, PEOPLE.colleague.id, PEOPLE.stranger.id, BOT_USER_ID],
  },
  random: {
    id: 'C0RANDOM001',
    name: 'random',
    topic: 'Lunch, trains, cherry blossoms',
    members: [...STAFF, PEOPLE.guest.id],
  },
} as const satisfies Record<string, SeedChannel>;

export const USER_GROUPS = {
  leads: {
    id: 'S0TEAMLEADS',
    handle: 'team-leads',
    name: 'Team leads',
    members: [PEOPLE.lead.id, PEOPLE.leadJa.id],
  },
  approvers: {
    id: 'S0APPROVERS',
    handle: 'account-approvers',
    name: 'Account approvers',
    members: [PEOPLE.approver.id, PEOPLE.approverJa.id],
  },
} satisfies Record<string, UserGroup>;

export const SEED: WorkspaceSeed = {
  team: { id: TEAM_ID, name: 'Sakura Labs', domain: 'sakura-labs' },
  appId: APP_ID,
  botId: BOT_ID,
  botUserId: BOT_USER_ID,
  people: Object.values(PEOPLE),
  channels: Object.values(CHANNELS),
  userGroups: Object.values(USER_GROUPS),
};
