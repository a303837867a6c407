import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';

/** Asserts that a call is refused with exactly this modelled error and message. */
export async function expectRefusal(
  call: Promise<unknown>,
  kind: abstract new (...parameters: never[]) => Error,
  message: string,
): Promise<void> {
  const refusal: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(kind);
  expect(refusal).toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
}

/** Narrows what the SDK types as perhaps missing. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The response lacks a member.');
  return value;
}

/** A user's attributes by name: Cognito promises no order. */
export function byName(attributes: AttributeType[] = []): Record<string, string | undefined> {
  return Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));
}
