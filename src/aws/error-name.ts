/** AWS names its errors; the network's have a code instead. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return error.name === 'Error' ? (code ?? error.message) : error.name;
}
