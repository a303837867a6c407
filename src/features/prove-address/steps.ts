import type { Step } from '../../advance/step.ts';

/** Asks Cognito to send a code to the address that is to be proved. */
export const sendCode: Step = async () => {
  throw new Error('Proving an address is not built yet');
};

/** Holds a code that somebody typed against Cognito. */
export const checkCode: Step = async () => {
  throw new Error('Proving an address is not built yet');
};

/** Tells whoever has to enter a code where it went, and what became of the last one. */
export const showProof: Step = async () => {
  throw new Error('Proving an address is not built yet');
};
