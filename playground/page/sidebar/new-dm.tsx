import { useState } from 'react';
import type { Person } from '../../slack/client-api.ts';
import { openDm } from '../api/workspace.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { PlusIcon } from '../icons/icons.tsx';
import { Avatar } from '../people/avatar.tsx';

interface NewDmProps {
  people: Person[];
  onOpen: (channel: string) => void;
}

/** Offers the people with whom there is no conversation yet. */
export function NewDm({ people, onOpen }: NewDmProps) {
  const { me } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState('');
  if (people.length === 0) return null;
  const start = async (person: Person) => {
    setFailure('');
    try {
      const { channel } = await openDm(me.id, person.id);
      setOpen(false);
      onOpen(channel);
    } catch {
      setFailure(`The conversation with ${person.name} could not be opened.`);
    }
  };
  return (
    <>
      <button
        type="button"
        className="sidebar-link"
        aria-expanded={isOpen}
        aria-controls="new-dm"
        onClick={() => setOpen(!isOpen)}
      >
        <PlusIcon />
        <span className="sidebar-link-name">New message</span>
      </button>
      <ul id="new-dm" className="sidebar-people" hidden={!isOpen}>
        {people.map((person) => (
          <li key={person.id}>
            <button type="button" className="sidebar-link" onClick={() => start(person)}>
              <Avatar name={person.name} color={person.color} size="tiny" />
              <span className="sidebar-link-name">{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="sidebar-failure" role="alert">
        {failure}
      </p>
    </>
  );
}
