/** `npm run policy:show` */
import { runAsProcess } from './command.ts';
import { showPolicy } from './show-policy.ts';

await runAsProcess(showPolicy);
