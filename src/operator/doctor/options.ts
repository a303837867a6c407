/** What can be typed after `npm run doctor --`; help.ts says what it means. */
export const OPTIONS = {
  stage: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;
