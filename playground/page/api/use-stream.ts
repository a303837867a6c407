import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Listens to server-sent events at `path`, whatever their name among `names`; the browser connects
 * again by itself. Returns whether the connection stands.
 */
export function useStream(
  path: string | undefined,
  names: readonly string[],
  onData: (data: string) => void,
): boolean {
  const [connected, setConnected] = useState(true);
  const receive = useEffectEvent((event: MessageEvent<string>) => onData(event.data));
  const listen = useEffectEvent((source: EventSource) => {
    for (const name of names) source.addEventListener(name, receive);
  });
  useEffect(() => {
    if (path === undefined) return;
    const source = new EventSource(path);
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    listen(source);
    return () => source.close();
  }, [path]);
  return connected;
}
