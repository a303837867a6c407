/** Milliseconds between two looks; they happen only while a page is open. */
const LOOK_EVERY = 400;

export interface Changes {
  /** Calls back whenever what is watched has changed; returns how to stop. */
  listen: (tell: () => void) => () => void;
  close: () => void;
}

/** Notices changes by looking, because AWS's stand-ins tell nobody, as AWS does not. */
export function watchChanges(look: () => Promise<unknown>): Changes {
  const listeners = new Set<() => void>();
  let last = '';
  let clock: NodeJS.Timeout | undefined;

  const check = async () => {
    const seen = JSON.stringify(await look());
    if (seen === last) return;
    last = seen;
    for (const tell of listeners) tell();
  };
  const close = () => {
    clearInterval(clock);
    clock = undefined;
  };
  return {
    listen: (tell) => {
      listeners.add(tell);
      clock ??= setInterval(() => void check().catch(close), LOOK_EVERY);
      return () => {
        listeners.delete(tell);
        if (listeners.size === 0) close();
      };
    },
    close,
  };
}
