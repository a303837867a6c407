/** A trail that no code of ours could have written. */
export class BrokenTrail extends Error {
  override name = 'BrokenTrail';
}

/** The stage, which is one of these. Throws BrokenTrail when it is another. */
export function only<Stage extends { kind: string }, Kind extends Stage['kind']>(
  stage: Stage,
  ...kinds: readonly Kind[]
): Extract<Stage, { kind: Kind }> {
  const expected: readonly string[] = kinds;
  if (expected.includes(stage.kind)) return stage as Extract<Stage, { kind: Kind }>;
  throw new BrokenTrail(`A request that is ${stage.kind} is not ${kinds.join(' or ')}`);
}
