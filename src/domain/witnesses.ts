/** So many people besides whoever broke the glass are told of it. */
export const WITNESSES = 2;

/** Whether enough of these people are told when that one breaks the glass. */
export function enoughWitnesses(tell: readonly string[], by?: string): boolean {
  return new Set(tell.filter((id) => id !== by)).size >= WITNESSES;
}
