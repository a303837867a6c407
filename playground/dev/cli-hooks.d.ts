/** The package has no types; this is the part that is used here. */
declare module '@slack/cli-hooks/src/protocols.js' {
  /** How the Slack CLI, by the arguments that it passes, wants to be answered. */
  export function getProtocol(args: readonly string[]): { respond(data: string): void };
}
