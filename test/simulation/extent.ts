/** SIMULATE=all plays every pair and every change; otherwise a sample chosen by a seed. */
export const ALL = process.env.SIMULATE === 'all';
