import './people-rail.css';
import type { Person } from '../../slack/client-api.ts';
import { Avatar } from './avatar.tsx';

interface PeopleRailProps {
  people: Person[];
  current: string | undefined;
  onChange: (person: string) => void;
}

/** Who the visitor is: one click, or the arrow keys, make them somebody else. */
export function PeopleRail({ people, current, onChange }: PeopleRailProps) {
  return (
    <nav className="people-rail" aria-label="People">
      <fieldset>
        <legend>You are</legend>
        {people.map((person) => (
          <label
            key={person.id}
            className="people-rail-person"
            title={`${person.name}, ${person.title}`}
          >
            <input
              type="radio"
              name="person"
              value={person.id}
              checked={person.id === current}
              aria-label={`${person.name}, ${person.title}`}
              onChange={() => onChange(person.id)}
            />
            <Avatar name={person.name} color={person.color} size="large" />
            <span aria-hidden="true">{shortName(person.name)}</span>
          </label>
        ))}
      </fieldset>
    </nav>
  );
}

function shortName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}
