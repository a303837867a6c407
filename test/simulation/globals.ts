/** Puts something in the place of a global for as long as a world is played in. */

type Restore = () => void;

/** Returns the way back. Plain assignment: a mocking library's bookkeeping takes longer than the calls. */
export function replace<Owner extends object, Name extends keyof Owner>(
  owner: Owner,
  name: Name,
  value: Owner[Name],
): Restore {
  const before = owner[name];
  owner[name] = value;
  return () => {
    owner[name] = before;
  };
}
