import { type KeyboardEvent, useRef } from 'react';
import type { Tab } from '../app/use-place.ts';

interface AppTabsProps {
  tab: Tab;
  /** Messages that have not been read. */
  unread: number;
  onTab: (tab: Tab) => void;
}

const TABS = [
  { tab: 'home', label: 'Home' },
  { tab: 'messages', label: 'Messages' },
] as const;

export const tabId = (tab: Tab) => `app-tab-${tab}`;
export const panelId = (tab: Tab) => `app-panel-${tab}`;

/** The tabs of the conversation with the app, after the ARIA pattern: arrow keys go from one to the next. */
export function AppTabs({ tab, unread, onTab }: AppTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const keyDown = (event: KeyboardEvent) => {
    const next = targetOf(event.key, tab);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
    onTab(next);
  };
  return (
    <div ref={list} className="app-tabs" role="tablist" aria-label="App">
      {TABS.map(({ tab: one, label }) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={tabId(one)}
          className="app-tab"
          aria-selected={one === tab}
          aria-controls={one === tab ? panelId(one) : undefined}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
          onKeyDown={keyDown}
        >
          {label}
          {one === 'messages' && unread > 0 && (
            <span className="app-tab-badge">
              {unread}
              <span className="visually-hidden"> unread</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, tab: Tab): Tab | undefined {
  const at = TABS.findIndex((it) => it.tab === tab);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step !== undefined) return TABS.at((at + step) % TABS.length)?.tab;
  if (key === 'Home') return TABS[0].tab;
  return key === 'End' ? TABS[1].tab : undefined;
}
