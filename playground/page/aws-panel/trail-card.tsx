import './trail-card.css';
import { useId } from 'react';
import type { Person } from '../../slack/client-api.ts';
import { TrailIcon } from '../icons/icons.tsx';
import { Card } from './card.tsx';
import { clockOf } from './clock.ts';
import { EventItem } from './event-item.tsx';
import type { AwsSide } from './use-aws-side.ts';

interface TrailCardProps {
  aws: AwsSide;
  people: Person[];
}

/** What has happened to a request, as the table holds it. */
export function TrailCard({ aws, people }: TrailCardProps) {
  const { shown, requests } = aws;
  return (
    <Card icon={<TrailIcon />} title="Event trail">
      {shown === undefined ? (
        <p className="card-empty">Every step of a request will be written down here.</p>
      ) : (
        <>
          <RequestPicker aws={aws} />
          <p className="trail-state">
            <span className="chip">{shown.state}</span>
          </p>
          <ol
            className="trail"
            aria-label={`Events of ${requests.find(({ id }) => id === shown.id)?.title ?? shown.id}`}
          >
            {shown.events.map((event) => (
              <EventItem key={event.hash} event={event} people={people} />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}

function RequestPicker({ aws: { requests, shown, pick } }: { aws: AwsSide }) {
  const id = useId();
  return (
    <div className="request-picker">
      <label htmlFor={id}>Request</label>
      <select
        id={id}
        className="field"
        value={shown?.id}
        onChange={(event) => pick(event.target.value)}
      >
        {requests.map((request) => (
          <option key={request.id} value={request.id}>
            {request.title} · {clockOf(request.updated)}
          </option>
        ))}
      </select>
    </div>
  );
}
