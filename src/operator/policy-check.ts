/** `npm run policy:check` */
import { checkPolicy } from './check-policy.ts';

const { code, text } = await checkPolicy(process.argv.slice(2));
if (code === 0) console.log(text);
else console.error(text);
process.exitCode = code;
