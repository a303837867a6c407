/** Everything that passed between the workspace and the app, in the order in which it happened. */

/** The app called a Web API method. `warnings` are Slack's, such as a missing fallback text. */
export interface ApiCall {
  kind: 'api-call';
  at: Date;
  method: string;
  args: Record<string, unknown>;
  answer: Record<string, unknown>;
  warnings: string[];
}

/** The workspace sent the app a signed POST. `payload` is the body as parsed fields. */
export interface Delivery {
  kind: 'delivery';
  at: Date;
  type: string;
  url: string;
  payload: Record<string, unknown>;
  /** HTTP status, or why there was none. */
  status: number | 'timeout' | 'unreachable';
  answer: string;
}

/** The app posted to a `response_url`. */
export interface ResponsePost {
  kind: 'response-url';
  at: Date;
  payload: unknown;
  answer: string;
}

export type HistoryEntry = ApiCall | Delivery | ResponsePost;
