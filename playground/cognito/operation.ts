import type * as z from 'zod/mini';
import { parseInput } from './parse-input.ts';
import type { Cognito } from './state.ts';

/** One operation of the API, ready to be given a request body. */
export interface Operation {
  /** Whether Cognito asks for an IAM signature. */
  signed: boolean;
  /** @returns the response body, or nothing where Cognito answers with an empty one */
  run(cognito: Cognito, body: unknown): Promise<object | undefined>;
}

type Run<T> = (cognito: Cognito, input: T) => object | undefined | Promise<object | undefined>;

function operation<T>(signed: boolean, input: z.core.$ZodType<T>, run: Run<T>): Operation {
  return { signed, run: async (cognito, body) => run(cognito, parseInput(input, body)) };
}

/** An operation for administrators: the request must carry an AWS signature. */
export function adminOperation<T>(input: z.core.$ZodType<T>, run: Run<T>): Operation {
  return operation(true, input, run);
}

/** An operation for the users of an app: anybody may call it, unsigned. */
export function publicOperation<T>(input: z.core.$ZodType<T>, run: Run<T>): Operation {
  return operation(false, input, run);
}
