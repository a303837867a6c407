import type { Person } from '../../slack/client-api.ts';
import { AlertIcon, ChainIcon } from '../icons/icons.tsx';
import type { TrailEvent } from '../playground-api.ts';
import { preciseClockOf } from './clock.ts';

interface EventItemProps {
  event: TrailEvent;
  people: Person[];
}

export function EventItem({ event, people }: EventItemProps) {
  const actor = people.find(({ id }) => id === event.by)?.name ?? event.by ?? 'Concierge';
  const details = Object.entries(event.details);
  return (
    <li className="trail-event">
      <p className="trail-sentence">{event.sentence}</p>
      <p className="trail-facts">
        <time dateTime={event.at}>{preciseClockOf(event.at)}</time> · {actor} ·{' '}
        <span className="mono">{event.type}</span>
      </p>
      <ChainMark event={event} />
      {details.length > 0 && (
        <details>
          <summary>Details</summary>
          <dl>
            {details.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}

const SHORT_HASH = 10;

function ChainMark({ event: { hash, chainOk } }: { event: TrailEvent }) {
  return (
    <p className={chainOk ? 'trail-chain' : 'trail-chain trail-chain-broken'} title={hash}>
      {chainOk ? <ChainIcon /> : <AlertIcon />}
      <span className="mono">{hash.slice(0, SHORT_HASH)}</span>
      <span className={chainOk ? 'visually-hidden' : undefined}>
        {chainOk ? 'follows from the event before' : 'does not follow from the event before'}
      </span>
    </p>
  );
}
