import './card.css';
import { type ReactNode, useId } from 'react';

interface CardProps {
  icon: ReactNode;
  title: string;
  note?: string;
  children: ReactNode;
}

export function Card({ icon, title, note, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-header">
        {icon}
        <div className="card-title">
          <h3 id={id}>{title}</h3>
          {note !== undefined && <p className="card-note mono">{note}</p>}
        </div>
      </header>
      {children}
    </section>
  );
}
