/** `npm run audit -- COMMAND`: what an auditor asks of the records. Changes nothing. */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), process.env);
