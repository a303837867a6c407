const LIFE = 300_000; // ms

/**
 * Answers from memory for five minutes, the same answer for the same key. A failure is not
 * remembered.
 */
export function remembered<Question, Answer>(
  now: () => Date,
  keyOf: (question: Question) => string,
  ask: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const known = new Map<string, { answer: Answer; until: number }>();
  return async (question) => {
    const key = keyOf(question);
    const entry = known.get(key);
    if (entry && entry.until > now().getTime()) return entry.answer;
    const answer = await ask(question);
    known.set(key, { answer, until: now().getTime() + LIFE });
    return answer;
  };
}
