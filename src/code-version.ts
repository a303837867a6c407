/** Put in by scripts/build.ts. */
declare const CONCIERGE_VERSION: string | undefined;

/** The version of the code that runs, as every record carries it: that of the package, and the commit. */
export const CODE_VERSION =
  typeof CONCIERGE_VERSION === 'undefined' ? 'unbuilt' : CONCIERGE_VERSION;
