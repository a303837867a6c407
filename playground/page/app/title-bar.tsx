import { BellMark, CloudIcon } from '../icons/icons.tsx';

interface TitleBarProps {
  team: string | undefined;
  connected: boolean;
  panelOpen: boolean;
  onTogglePanel: () => void;
}

export function TitleBar({ team, connected, panelOpen, onTogglePanel }: TitleBarProps) {
  return (
    <header className="title-bar">
      <BellMark className="title-bar-mark" />
      <h1 className="title-bar-name">Concierge</h1>
      <p className="title-bar-note">
        {team === undefined ? 'Playground' : `${team} · everything here runs on this machine`}
      </p>
      <p role="status" className="title-bar-connection">
        {connected ? '' : 'Connection lost, trying again…'}
      </p>
      <button
        type="button"
        className="title-bar-toggle"
        aria-expanded={panelOpen}
        aria-controls="aws-panel"
        onClick={onTogglePanel}
      >
        <CloudIcon /> AWS
      </button>
    </header>
  );
}
