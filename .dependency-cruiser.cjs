/** The arrows of ARCHITECTURE.md, as rules. */
const path = (p) => ({ path: p });
const arrow = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    arrow('no-circles', {}, { circular: true }, 'A circle has no first thing to read.'),
    arrow('no-orphans', { orphan: true, path: '^src/' }, {}, 'Code that nobody imports is dead.'),
    arrow(
      'domain-stands-alone',
      path('^src/domain/'),
      { pathNot: '^src/domain/|^node:crypto$|^crypto$|node_modules/zod/' },
      'The rules are pure: no I/O, no SDK, no Slack.',
    ),
    arrow(
      'feature-never-imports-feature',
      path('^src/features/([^/]+)/'),
      { path: '^src/features/', pathNot: '^src/features/$1/' },
      'What two features share belongs to domain, messages, slack or aws.',
    ),
    arrow(
      'inner-rooms-know-only-domain',
      path('^src/(aws|slack|messages)/'),
      { path: '^src/', pathNot: '^src/(domain|$1)/' },
      'aws, slack and messages serve the features; they do not know them.',
    ),
    arrow(
      'aws-sdk-only-in-aws',
      { path: '^src/', pathNot: '^src/aws/' },
      path('node_modules/@(aws-sdk|smithy)/'),
      'Only src/aws speaks to AWS.',
    ),
    arrow(
      'no-slack-in-inner-rooms',
      path('^src/(domain|messages|aws)/'),
      path('node_modules/@slack/'),
      'Words, rules and AWS know nothing of Slack packages.',
    ),
    arrow(
      'src-never-imports-the-playground',
      path('^src/'),
      path('^(playground|test|scripts|bench)/'),
      'No doubles inside src.',
    ),
    arrow(
      'nothing-imports-an-entry-point',
      { path: '^src/', pathNot: '^src/lambda/' },
      path('^src/lambda/'),
      'Entry points are wiring.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'types', 'node'],
    },
  },
};
