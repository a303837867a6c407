import type { Plugin } from 'esbuild';

const ABSENT = `
  module.exports = class ThreadStream {
    constructor() {
      throw new Error('Transports of pino are not part of this bundle (scripts/pino-without-threads.ts)');
    }
  };`;

/** Leaves out what pino needs for transports alone: they run in worker threads, which Lambda freezes. */
export function pinoWithoutThreads(): Plugin {
  return {
    name: 'pino-without-threads',
    setup(build) {
      build.onResolve({ filter: /^thread-stream$/ }, () => ({
        path: 'thread-stream',
        namespace: 'pino-without-threads',
      }));
      build.onLoad({ filter: /.*/, namespace: 'pino-without-threads' }, () => ({
        contents: ABSENT,
      }));
    },
  };
}
