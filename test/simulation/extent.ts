/** SIMULATE=all plays every fault, pair and change; otherwise a part, the same each time. */
export const ALL = process.env.SIMULATE === 'all';
