/** What the buttons of card and receipt and the review modal are called in Slack's payloads. */
export const REVIEW = 'review-request';
export const RETRY = 'retry-request';
export const CLAIM = 'claim-user';
export const STOP = 'stop-request';
export const CANCEL = 'cancel-request';
export const BREAK_GLASS = 'break-glass';
export const CALLBACK = 'decide-request';
export const GLASS_CALLBACK = 'go-past-approvers';

/** The modals' inputs: action ids and block ids. */
export const VERDICT = 'verdict';
export const COMMENT = 'comment';
export const EMERGENCY = 'emergency';
