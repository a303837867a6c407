declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** An in-memory DynamoDB. `createTableMs`: how long a new table stays CREATING, in milliseconds. */
  export default function dynalite(options: { createTableMs: number }): Server;
}
