/** `npm run doctor`: says whether everything that Concierge rests on is as it should be. */
import { parseArgs } from 'node:util';
import { HELP } from './help.ts';
import { OPTIONS } from './options.ts';

const argv = process.argv.slice(2);
const { help, region } = parseArgs({ args: argv, options: OPTIONS, strict: false }).values;
if (help) console.log(HELP);
else {
  // Every client of the SDK reads it there.
  if (typeof region === 'string') process.env.AWS_REGION = region;
  // Loading them all takes longer than reading the help.
  const { run } = await import('./run.ts');
  const { code, text } = await run(argv, process.env);
  console.log(text);
  process.exitCode = code;
}
