/** What the buttons under the message and the modal are called in Slack's payloads. */
export const ENTER = 'enter-code';
export const ANOTHER = 'send-another-code';
export const CALLBACK = 'check-code';

/** The modal's only input: its action id and block id. */
export const CODE = 'code';
