/** `npm run doctor`: says whether everything that Concierge rests on is as it should be. */
import { parseArgs } from 'node:util';
import { OPTIONS, run } from './run.ts';

const argv = process.argv.slice(2);
const { region } = parseArgs({ args: argv, options: OPTIONS, strict: false }).values;
// Every client of the SDK reads it there.
if (typeof region === 'string') process.env.AWS_REGION = region;

const { code, text } = await run(argv, process.env);
console.log(text);
process.exitCode = code;
