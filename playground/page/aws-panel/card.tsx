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
        <h3 id={id}>{title}</h3>
        {note !== undefined && <span className="card-note mono">{note}</span>}
      </header>
      {children}
    </section>
  );
}
