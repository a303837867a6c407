/** The guarantees, as what may never be seen in the records of the stand-ins. */
import type { StandIns } from '../stand-ins.ts';
import { approved } from './approved.ts';
import { everybodyTold } from './everybody-told.ts';
import { evidenceOf, type Invariant } from './evidence.ts';
import { ended, noFalseClaims } from './no-false-claims.ts';
import { ownUsers } from './own-users.ts';
import { passwords } from './passwords.ts';
import { secrets } from './secrets.ts';
import { signIns } from './sign-ins.ts';
import { wholeTrail } from './whole-trail.ts';

const INVARIANTS: readonly Invariant[] = [
  ownUsers,
  approved,
  passwords,
  secrets,
  signIns,
  ended,
  noFalseClaims,
  wholeTrail,
  everybodyTold,
];

/** Every violation that the records of this world show, in sentences. */
export function violations(world: StandIns): string[] {
  const evidence = evidenceOf(world);
  return INVARIANTS.flatMap((invariant) => invariant(evidence));
}
