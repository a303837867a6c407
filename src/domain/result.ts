/** What was found, or why not. Faults throw; expected refusals are values. */
export type Result<Value, Refused> = { ok: true; value: Value } | { ok: false; error: Refused };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused<Refused>(error: Refused): { ok: false; error: Refused } {
  return { ok: false, error };
}
