/** Whom every story is about. */
export const EMAIL = 'alice@example.com';
