/** What came of something that the workspace sent to the app. */
export type Reply =
  | { kind: 'answered'; status: number; contentType: string; body: string }
  | { kind: 'timeout' }
  | { kind: 'unreachable' };
