/** The short-lived rights that Slack hands to the app with an interaction. */
import { randomBytes } from 'node:crypto';
import { nextTs, type View, type Workspace } from './workspace.ts';

const TRIGGER_LIFE_MS = 3_000;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;
const RESPONSE_URL_USES = 5;

/** A `trigger_id` for one modal, good for three seconds. */
export function issueTrigger(workspace: Workspace, user: string, view?: View): string {
  const digits = workspace.seed.team.id.replaceAll(/\D/gu, '') || '1';
  const id = `${nextTs(workspace).replace('.', '')}.${digits}.${secret()}`;
  const expires = new Date(workspace.now().getTime() + TRIGGER_LIFE_MS);
  workspace.triggers.set(id, { user, expires, exchanged: false, ...(view ? { view } : {}) });
  return id;
}

/** A `response_url`, good for five posts within half an hour. */
export function issueResponseUrl(
  workspace: Workspace,
  kind: 'commands' | 'actions',
  target: { user: string; channel: string; messageTs?: string },
): string {
  const path = `/${kind}/${workspace.seed.team.id}/${nextTs(workspace).replace('.', '')}/${secret()}`;
  const expires = new Date(workspace.now().getTime() + RESPONSE_URL_LIFE_MS);
  workspace.responseUrls.set(path, { ...target, expires, usesLeft: RESPONSE_URL_USES });
  return workspace.url + path;
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
