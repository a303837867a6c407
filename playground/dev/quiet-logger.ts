import { type Logger, LogLevel } from '@slack/web-api';

const nothing = () => {};

/** Slack's packages tell what goes wrong by throwing or by events; their log lines can carry payloads. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
