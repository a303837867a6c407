import type { Completion } from './use-completion.ts';

interface CommandListProps {
  id: string;
  completion: Completion;
}

/** The slash commands above the composer; the focus stays in the composer. */
export function CommandList({ id, completion }: CommandListProps) {
  const { isOpen, offered, active, choose } = completion;
  return (
    <div className="command-list" hidden={!isOpen}>
      <p className="command-list-head">
        Commands <span>↑↓ to choose · Enter or Tab to take</span>
      </p>
      <div id={id} role="listbox" aria-label="Slash commands">
        {offered.map((hint, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the composer
          // biome-ignore lint/a11y/useKeyWithClickEvents: the composer handles the keys
          <div
            key={hint.command}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="command-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(hint)}
          >
            <span className="command-option-name">
              <strong>{hint.command}</strong> <span>{hint.usageHint}</span>
            </span>
            <span className="command-option-description">{hint.description}</span>
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {isOpen ? `${offered.length} commands` : ''}
      </p>
    </div>
  );
}
