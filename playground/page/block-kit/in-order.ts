import { createElement, Fragment, type ReactNode } from 'react';

/** Renders a list whose items have no identity but their place, so that they need no keys. */
export function inOrder<T>(items: T[], render: (item: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(render));
}
