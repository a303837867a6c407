import { useCallback, useState } from 'react';

/** Which side of the app's own conversation is in sight; every other conversation has messages only. */
export type Tab = 'home' | 'messages';

/** Who the visitor is and what is open; kept in the address, so a reload stays put. */
export interface Place {
  as: string | undefined;
  channel: string | undefined;
  tab: Tab;
}

type Spot = Omit<Place, 'as'>;

const ANYWHERE: Spot = { channel: undefined, tab: 'messages' };

export function usePlace() {
  const [as, setAs] = useState(() => read('as'));
  const [spots, setSpots] = useState(() => initialSpots(as));
  const become = useCallback(
    (person: string) => {
      setAs(person);
      write(person, spots[person]);
    },
    [spots],
  );
  const open = useCallback((person: string, spot: Spot) => {
    setAs(person);
    setSpots((known) => ({ ...known, [person]: spot }));
    write(person, spot);
  }, []);
  const place: Place = { as, ...((as === undefined ? undefined : spots[as]) ?? ANYWHERE) };
  return { place, become, open };
}

function initialSpots(as: string | undefined): Record<string, Spot> {
  const channel = read('in');
  if (as === undefined || channel === undefined) return {};
  return { [as]: { channel, tab: read('tab') === 'home' ? 'home' : 'messages' } };
}

function read(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined;
}

function write(as: string, { channel, tab }: Spot = ANYWHERE): void {
  const query = new URLSearchParams(channel === undefined ? { as } : { as, in: channel });
  if (tab === 'home') query.set('tab', tab);
  history.replaceState(null, '', `?${query}`);
}
