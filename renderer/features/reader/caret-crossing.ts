// What screen readers announce as the caret moves: the codings it enters and those it leaves.
import { useRef, useState } from 'react';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { SurfaceSelection } from '#renderer/editor/surface.ts';
import type { Words } from '#words/words.ts';

/** The codings around the character after the caret, in lane order. */
export function codingsAtCaret(shown: readonly SurfaceCoding[], caret: number): SurfaceCoding[] {
  return shown
    .filter(({ start, end }) => start <= caret && caret < end)
    .toSorted((a, b) => a.start - b.start || a.lane - b.lane);
}

/** The announcement when the caret moves from one set of codings to another; empty if it crosses no edge. */
export function crossingInWords(
  { t }: Words,
  before: readonly SurfaceCoding[],
  after: readonly SurfaceCoding[],
): string {
  const names = (codings: readonly SurfaceCoding[], others: readonly SurfaceCoding[]): string =>
    codings
      .filter(({ id }) => !others.some((other) => other.id === id))
      .map(({ path }) => path.at(-1) ?? '')
      .join(t('history:and'));
  const [left, entered] = [names(before, after), names(after, before)];
  return [
    left === '' ? '' : t('reader:caret_leaves', { codes: left }),
    entered === '' ? '' : t('reader:caret_enters', { codes: entered }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The current announcement, and a function to call when the caret moves. */
export function useCaretCrossing(
  shown: readonly SurfaceCoding[],
  words: Words,
): readonly [string, (selection: SurfaceSelection | null) => void] {
  const around = useRef<readonly SurfaceCoding[]>([]);
  const [announced, setAnnounced] = useState('');
  return [
    announced,
    (selection) => {
      if (selection?.start !== selection?.end) return;
      const now = selection ? codingsAtCaret(shown, selection.head) : [];
      const crossing = crossingInWords(words, around.current, now);
      around.current = now;
      if (crossing !== '') setAnnounced(crossing);
    },
  ];
}
