import type { CodeProblem, SealedEvent } from './events.ts';
import type { VerifiableAttribute } from './plan.ts';

/** The user that this request has made, or found. `sub` is how Cognito knows them from then on. */
export interface CreatedUser {
  username: string;
  sub: string;
  /** They stood in the pool before. */
  found?: true;
}

/** How the owner of an address is asked to prove that it is theirs, and how that goes. */
export interface Proof {
  attribute: VerifiableAttribute;
  /** Where the code went, masked by Cognito. */
  destination: string;
  /** How often codes were sent, and how often they proved nothing. */
  sent: number;
  rejected: number;
  /** Why the last one proved nothing. */
  problem?: CodeProblem | undefined;
  /** Somebody asked for another one. */
  again?: true;
}

/** What has been done with a user so far, before anything is handed over. */
export interface Prepared {
  user: CreatedUser;
  joined: readonly string[];
  proven: readonly VerifiableAttribute[];
  proof?: Proof | undefined;
}

export type PreparationEvent = Extract<
  SealedEvent,
  { type: 'GroupAdded' | 'CodeSent' | 'CodeRejected' | 'CodeAskedAgain' | 'AttributeVerified' }
>;

/** What is prepared after one more event. */
export function prepared(before: Prepared, event: PreparationEvent): Prepared {
  const { joined, proven, proof } = before;
  switch (event.type) {
    case 'GroupAdded':
      return { ...before, joined: [...joined, event.group] };
    case 'CodeSent': {
      const { attribute, destination } = event;
      const { sent, rejected } = proof ?? { sent: 0, rejected: 0 };
      return { ...before, proof: { attribute, destination, sent: sent + 1, rejected } };
    }
    case 'CodeRejected':
      return {
        ...before,
        proof: proof && { ...proof, rejected: proof.rejected + 1, problem: event.why },
      };
    case 'CodeAskedAgain':
      return { ...before, proof: proof && { ...proof, again: true } };
    case 'AttributeVerified':
      return { ...before, proven: [...proven, event.attribute], proof: undefined };
  }
}
