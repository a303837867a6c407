import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * The clients whose error classes nobody asks for: src/aws tells their errors apart by name. SSM has
 * more than a hundred, Cognito sixty.
 */
const CLIENTS = ['ssm', 'sts', 'sqs', 'dynamodb', 'cognito-identity-provider'];
/** But these. */
const KEPT = ['ConditionalCheckFailedException'];

const SCHEMAS = new RegExp(
  `client-(${CLIENTS.join('|')})[\\\\/]dist-es[\\\\/]schemas[\\\\/]schemas_0\\.js$`,
);
/** The shape of an error, which esbuild cannot know to be unused, and its class. */
const ERROR = /^export var (\w+)\$ = \[-3, n0,[^;]*;\nn0_registry\.registerError\(\1\$, \1\);$/gm;
/** Any other shape; esbuild cannot know either that its computed keys are harmless. */
const SHAPE = /(?<=^(?:export )?)var (\w+) = (\[[^;]*\]);$/gm;

/**
 * Drops the error classes of those clients, 70 KB. An error without a class of its own still arrives
 * as its client's service exception with its right `name`.
 */
export function fewErrors(): Plugin {
  return {
    name: 'few-errors',
    setup(build) {
      build.onLoad({ filter: SCHEMAS }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const few = source.replace(ERROR, (whole, name) => (KEPT.includes(name) ? whole : ''));
        const contents = few.replace(SHAPE, 'var $1 = /* @__PURE__ */ (() => $2)();');
        if (few === source || contents === few) throw new Error(`${path} looks different now`);
        return { contents };
      });
    },
  };
}
