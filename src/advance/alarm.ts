/**
 * Stands in every log line about which somebody has to be told: serverless.yml counts these lines and
 * raises the alarm.
 */
export const ALARM = { alarm: 'needs-attention' } as const;
