import type { Option } from '@slack/types';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';
import { type Choice, matching, toChoice } from './choices.ts';

export interface ComboboxOptions {
  multiple: boolean;
  /** How many may be chosen. */
  most: number | undefined;
  choices: Choice[];
  /** Set where the app itself is asked for choices, as somebody types. */
  search: { minLength: number; load: (query: string) => Promise<Option[]> } | undefined;
  chosen: Choice[];
  onChange: (chosen: Choice[]) => void;
}

/** What is typed, offered and highlighted in a combobox. `query` is undefined until somebody types. */
export function useCombobox(options: ComboboxOptions) {
  const { multiple, most = Number.POSITIVE_INFINITY, choices, search, chosen, onChange } = options;
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const found = useSearch(search, isOpen ? (query ?? '') : undefined);
  const offered = search === undefined ? matching(choices, query ?? '') : found.choices;

  const isFull = multiple && chosen.length >= most;
  const close = () => {
    setOpen(false);
    setQuery(undefined);
  };
  const open = () => {
    if (isOpen) return;
    setActive(
      Math.max(
        0,
        offered.findIndex(({ value }) => value === chosen[0]?.value),
      ),
    );
    setOpen(true);
  };
  const type = (text: string) => {
    setQuery(text);
    setActive(0);
    setOpen(true);
    if (text === '' && !multiple) onChange([]);
  };
  const choose = (choice: Choice) => {
    if (!multiple) {
      onChange([choice]);
      close();
    } else if (!isFull || isAmong(chosen, choice)) {
      onChange(toggled(chosen, choice));
      setQuery(undefined);
    }
  };
  const actions = { open, close, choose, offered, active, setActive, isOpen };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const takesBack = event.key === 'Backspace' && multiple && !query && chosen.length > 0;
    if (takesBack) onChange(chosen.slice(0, -1));
    else handleKey(event, actions);
  };
  const available = offered.length > 0 ? `${offered.length} available` : found.note;
  const note = isFull ? `No more than ${most} can be chosen` : available;
  return { isOpen, isFull, query, active, offered, note, open, close, type, choose, keyDown };
}

export function isAmong(chosen: Choice[], choice: Choice): boolean {
  return chosen.some(({ value }) => value === choice.value);
}

function toggled(chosen: Choice[], choice: Choice): Choice[] {
  const kept = chosen.filter(({ value }) => value !== choice.value);
  return kept.length === chosen.length ? [...chosen, choice] : kept;
}

interface ListActions {
  isOpen: boolean;
  offered: Choice[];
  active: number;
  setActive: (index: number) => void;
  open: () => void;
  close: () => void;
  choose: (choice: Choice) => void;
}

function handleKey(event: KeyboardEvent, list: ListActions): void {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const highlighted = list.offered[list.active];
  if (move !== undefined) {
    const count = Math.max(list.offered.length, 1);
    if (list.isOpen) list.setActive((list.active + move + count) % count);
    else list.open();
  } else if (event.key === 'Escape' && list.isOpen) list.close();
  else if (event.key === 'Enter' && list.isOpen && highlighted) list.choose(highlighted);
  else return;
  // Neither the dialog (Escape) nor the form (Enter) may hear of a key that was for the list.
  event.preventDefault();
  event.stopPropagation();
}

const TYPING_PAUSE_MS = 200;

/** Asks the app for choices once the typing pauses. */
function useSearch(search: ComboboxOptions['search'], query: string | undefined) {
  const [choices, setChoices] = useState<Choice[]>([]);
  const [note, setNote] = useState('No matches');
  const isLongEnough =
    search !== undefined && query !== undefined && query.length >= search.minLength;
  const load = useEffectEvent(async (text: string, isCurrent: () => boolean) => {
    try {
      const options = (await search?.load(text)) ?? [];
      if (!isCurrent()) return;
      setChoices(options.map((option) => toChoice(option)));
      setNote('No matches');
    } catch {
      if (isCurrent()) setNote('These options could not be loaded.');
    }
  });
  useEffect(() => {
    setChoices([]);
    if (!isLongEnough || query === undefined) return;
    let current = true;
    const timer = setTimeout(() => load(query, () => current), TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, isLongEnough]);
  const typeMore = search !== undefined && !isLongEnough;
  return { choices, note: typeMore ? `Type at least ${search.minLength} characters` : note };
}
