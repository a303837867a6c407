/** `npm run credentials:upload` */
import { runAsProcess } from './command.ts';
import { uploadCredentials } from './upload-credentials.ts';

await runAsProcess(uploadCredentials);
