/** What was found, or why not. Faults throw; expected refusals are values. */
export type Result<Value, Refused> = { ok: true; value: Value } | { ok: false; error: Refused };

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused<Refused>(error: Refused): { ok: false; error: Refused } {
  return { ok: false, error };
}

/** All the values, or all the errors, each under its own name. */
export function together<Values extends object, Problem>(
  results: {
    [Name in keyof Values]: Result<Values[Name], Problem>;
  },
): Result<Values, Record<string, Problem>> {
  const named = Object.entries<Result<unknown, Problem>>(results);
  const errors = named.flatMap(([name, result]) => (result.ok ? [] : [[name, result.error]]));
  if (errors.length > 0) return refused(Object.fromEntries(errors));
  const values = named.flatMap(([name, result]) => (result.ok ? [[name, result.value]] : []));
  return ok(Object.fromEntries(values) as Values);
}
