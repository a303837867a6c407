/** What a worker can do for a request. Each may run twice with the same end. */
export type StepName = NoticeStep | Act;

/** Steps that tell people; they change nothing but messages that mirror the request. */
export type NoticeStep =
  | 'show-card'
  | 'show-receipt'
  | 'remind-approvers'
  | 'tell-outcome'
  | 'show-proof'
  | 'announce-broken-glass'
  | 'tell-of-broken-glass'
  | 'announce-lock'
  | 'close-announcement'
  | 'show-handover';

/** Steps that carry the request on. */
export type Act =
  | 'expire'
  | 'start-creation'
  | 'create-user'
  | 'find-user'
  | 'add-to-group'
  | 'send-code'
  | 'check-code'
  | 'send-invitation'
  | 'apply-change'
  | 'announce-delivery'
  | 'deliver-credential'
  | 'reveal-credential'
  | 'hide-credential'
  | 'revoke-credential'
  | 'lock-account';

const NOTICES: ReadonlySet<StepName> = new Set([
  'show-card',
  'show-receipt',
  'remind-approvers',
  'tell-outcome',
  'show-proof',
  'announce-broken-glass',
  'tell-of-broken-glass',
  'announce-lock',
  'close-announcement',
  'show-handover',
]);

export function isNotice(step: StepName): step is NoticeStep {
  return NOTICES.has(step);
}

/** What touches Cognito, or promises a password: none runs on yesterday's permission, or while frozen. */
const NEEDS_PERMISSION: ReadonlySet<StepName> = new Set([
  'start-creation',
  'create-user',
  'find-user',
  'add-to-group',
  'send-code',
  'check-code',
  'send-invitation',
  'apply-change',
  'announce-delivery',
  'deliver-credential',
  'reveal-credential',
]);

export function needsPermission(step: StepName): boolean {
  return NEEDS_PERMISSION.has(step);
}
