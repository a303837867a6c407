/** Fetches JSON; rejects with the server's own words when it answers anything but 2xx. */
export async function getJson<T>(path: string): Promise<T> {
  return read<T>(await fetch(path));
}

/** Posts JSON and reads the JSON answer; rejects as `getJson` does. */
export async function postJson<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return read<T>(await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(await failure(response));
  return (await response.json()) as T;
}

async function failure(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  const named = typeof body === 'object' && body !== null && 'error' in body;
  return named ? String(body.error) : `The playground answered ${response.status}.`;
}
