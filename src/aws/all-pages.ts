/** A page of a list, and the token that leads to the next one. */
export interface Page<Item> {
  items: readonly Item[];
  next: string | undefined;
}

/** As many items a page as Cognito gives in any of its lists. */
export const PAGE_SIZE = 60;
/** 1,200 items: more than the default quota of pools in a region, or of app clients in a pool. */
const MOST_PAGES = 20;

/** Everything in a list, page after page, twenty at most; the first page has no token. */
export async function allPages<Item>(
  read: (token: { NextToken?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next: following } = await read(next === undefined ? {} : { NextToken: next });
    found.push(...items);
    if (following === undefined) break;
    next = following;
  }
  return found;
}
