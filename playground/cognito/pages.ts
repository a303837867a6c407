import { invalidParameter } from './exceptions.ts';

/** How many at most where a request sets no limit. */
export const defaultPage = 60;

export interface Page<T> {
  items: T[];
  nextToken: string | undefined;
}

/**
 * Cuts one page out of a list.
 * @param limit how many at most
 * @param token what the page before gave as its next token
 * @throws CognitoException InvalidParameterException for a token that no page gave
 */
export function pageOf<T>(all: readonly T[], limit: number, token: string | undefined): Page<T> {
  const start = token === undefined ? 0 : startOf(token);
  const end = start + limit;
  const nextToken = end < all.length ? Buffer.from(`from:${end}`).toString('base64') : undefined;
  return { items: all.slice(start, end), nextToken };
}

function startOf(token: string): number {
  const match = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) throw invalidParameter('Invalid pagination token.');
  return Number(match[1]);
}
