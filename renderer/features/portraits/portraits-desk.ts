// The chosen line and passage, the theme whose carriers are shown, and the number whose passages are listed. Shared by the work and the inspector; not
// remembered, because lines and themes come and go.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { closeFigure } from '#renderer/common/figures/figure-desk.ts';
import type { PassagesOf } from './portraits-choices.ts';

interface Desk {
  /** The id of a source; null until one is chosen. */
  readonly line: string | null;
  /** The place of a passage in its line; -1 for the line itself. */
  readonly passage: number;
  /** The id of a code; null for the first theme. */
  readonly theme: string | null;
  /** The number whose passages are listed beside the lines; null for those who carry the theme. */
  readonly opened: OpenedPassages | null;
}

/** A number of portraits. */
export interface OpenedPassages {
  readonly codeId: string;
  readonly of: PassagesOf;
  /** Whose passages they are, in words. */
  readonly name: string;
  readonly count: number;
}

const store = createStore<Desk>(() => ({ line: null, passage: -1, theme: null, opened: null }));

/** What is chosen. */
export function usePortraitsDesk(): Desk {
  return useStore(store);
}

/** Chooses a line, a passage or a theme. */
export function choose(changed: Partial<Desk>): void {
  store.setState(changed);
}

/** Lists the passages of a number beside the lines; closes the panel of the figure. */
export function openPassages(opened: OpenedPassages): void {
  closeFigure();
  openInspector();
  store.setState({ opened, theme: opened.codeId });
}
