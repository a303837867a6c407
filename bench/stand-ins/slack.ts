/** What Slack's Web API answers in the bench, whatever it is asked: right in form, and at once. */
import { APP_ID, BOT_ID, BOT_USER_ID, PEOPLE, TEAM_ID } from '../../playground/slack/seed.ts';

const { lead, leadJa, approver, approverJa } = PEOPLE;

const VIEW = { id: 'V0BENCH0001', hash: '1.bench', blocks: [], state: { values: {} } };

const ANSWERS: Readonly<Record<string, object>> = {
  'auth.test': {
    url: 'https://sakura-labs.slack.com/',
    team: 'Sakura Labs',
    team_id: TEAM_ID,
    user: 'concierge',
    user_id: BOT_USER_ID,
    bot_id: BOT_ID,
    app_id: APP_ID,
    is_enterprise_install: false,
  },
  // Everybody is in each group: leads ask, approvers approve.
  'usergroups.users.list': { users: [lead, leadJa, approver, approverJa].map(({ id }) => id) },
  'views.open': { view: VIEW },
  'views.update': { view: VIEW },
  'views.push': { view: VIEW },
  'views.publish': { view: VIEW },
  'chat.postMessage': { channel: 'C0REQUESTS1', ts: '1.000100', message: {} },
  'chat.update': { channel: 'C0REQUESTS1', ts: '1.000100', text: '' },
  'conversations.open': { channel: { id: 'D0BENCH0001' } },
};

/** `form`: what was sent, urlencoded. */
export function slackAnswer(method: string, form: string): string {
  if (method === 'users.info') {
    return JSON.stringify({ ok: true, user: user(new URLSearchParams(form).get('user')) });
  }
  if (method === 'users.lookupByEmail') return '{"ok":false,"error":"users_not_found"}';
  return JSON.stringify({ ok: true, ...ANSWERS[method] });
}

function user(id: string | null) {
  const found = Object.values(PEOPLE).find((person) => person.id === id) ?? lead;
  const profile = { display_name: found.name, real_name: found.name, email: found.email };
  return { id, team_id: TEAM_ID, name: found.handle, locale: 'en-US', profile, deleted: false };
}
