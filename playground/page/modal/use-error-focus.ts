import { type RefObject, useEffect } from 'react';

const WRONG_INPUT = ':is(input, textarea)[aria-invalid="true"]';

/** Moves the focus to the first input with an error, after each attempt that brought errors. */
export function useErrorFocus(
  body: RefObject<HTMLElement | null>,
  errors: Record<string, string>,
  attempt: number,
): void {
  const wrong = Object.keys(errors).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt with the same errors counts
  useEffect(() => {
    if (wrong === '') return;
    body.current?.querySelector<HTMLElement>(WRONG_INPUT)?.focus();
  }, [body, wrong, attempt]);
}
