/** Who has stopped everything, or all that concerns one pool, and why. */
export interface Freeze {
  /** Slack user id. */
  by: string;
  /** ISO time, UTC. */
  at: string;
  /** The alias under which it was named; nothing where everything is frozen. */
  pool?: string;
  reason?: string;
}
