import { useCallback, useState } from 'react';

/** Who the visitor is and which conversation is open; kept in the address, so a reload stays put. */
export interface Place {
  as: string | undefined;
  channel: string | undefined;
}

export function usePlace() {
  const [as, setAs] = useState(() => read('as'));
  const [channels, setChannels] = useState(() => initialChannels(as));
  const become = useCallback(
    (person: string) => {
      setAs(person);
      write(person, channels[person]);
    },
    [channels],
  );
  const open = useCallback((person: string, channel: string) => {
    setAs(person);
    setChannels((known) => ({ ...known, [person]: channel }));
    write(person, channel);
  }, []);
  const place: Place = { as, channel: as === undefined ? undefined : channels[as] };
  return { place, become, open };
}

function initialChannels(as: string | undefined): Record<string, string> {
  const channel = read('in');
  return as === undefined || channel === undefined ? {} : { [as]: channel };
}

function read(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined;
}

function write(as: string, channel: string | undefined): void {
  const query = new URLSearchParams(channel === undefined ? { as } : { as, in: channel });
  history.replaceState(null, '', `?${query}`);
}
