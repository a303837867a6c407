// Runs on whatever Node there is, so it is plain CommonJS without new syntax.
// Lambda runs Node 24; `npm run` finds the same one through the `node` dev dependency.
const WANTED = 24;
const found = process.versions.node;
if (Number(found.split('.')[0]) !== WANTED) {
  process.stderr.write(
    [
      `Concierge runs on Node ${WANTED}, as Lambda does, but this is Node ${found}.`,
      '',
      'The `node` package in devDependencies brings the right one; its install script was',
      'probably not allowed to run. Mend it with:',
      '',
      '  npm ci --ignore-scripts=false && npm rebuild node',
      '',
      'and start through npm (`npm start`, `npm test`), not with `node` directly.',
      '',
    ].join('\n'),
  );
  process.exit(1);
}
