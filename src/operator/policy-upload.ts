/** `npm run policy:upload` */
import { runAsProcess } from './command.ts';
import { uploadPolicy } from './upload-policy.ts';

await runAsProcess(uploadPolicy);
