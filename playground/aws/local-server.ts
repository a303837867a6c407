/** A stand-in that listens on the loopback interface. */
export interface LocalServer {
  /** For example `http://127.0.0.1:49152`, without a slash at the end. */
  readonly url: string;
  /** Cuts open connections and stops listening. */
  close(): Promise<void>;
}
