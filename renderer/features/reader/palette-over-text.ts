// The code palette over a text: whether it is open, which passage it codes, and what a choice does.
import { meantPassage, type MeantPassage } from '#renderer/common/codes/passage-to-code.ts';
import type { PalettePurpose } from '#renderer/common/codes/code-palette.tsx';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import type { ReaderDesk } from './reader-desk.ts';

export interface OpenPalette {
  readonly purpose: PalettePurpose;
  /** The passage to code; null for the whole source. */
  readonly passage: MeantPassage | null;
  /** Where it opens if not at its passage. */
  readonly at: DOMRect | null;
  /** Whether the passage has been coded and the palette stays open for another code. */
  readonly coded: boolean;
}

export function paletteOverText(desk: ReaderDesk) {
  const show = (palette: OpenPalette | null): void => desk.over.setState({ palette });
  const now = (): OpenPalette | null => desk.over.getState().palette;
  const close = (): void => {
    const palette = now();
    const selected = palette?.purpose === 'apply' && palette.passage?.reach === 'selection';
    show(null);
    const text = desk.surface.current;
    text?.focus();
    // The palette's field held the browser's selection meanwhile.
    const back = selected ? palette.passage?.span : desk.lastSelection;
    if (back) text?.select(palette?.coded ? { start: back.end, end: back.end } : back);
  };
  return {
    close,
    open(purpose: PalettePurpose, at: DOMRect | null = null): void {
      if (purpose === 'apply') {
        const passage = desk.actions.meant();
        if (passage) show({ purpose, passage, at: null, coded: false });
        return;
      }
      const { focusedPlace } = desk.now;
      if (purpose === 'whole-source') show({ purpose, passage: null, at, coded: false });
      else if (focusedPlace || at) {
        const passage: MeantPassage | null = focusedPlace ? { span: focusedPlace, reach: 'selection' } : null;
        show({ purpose, passage, at, coded: false });
      }
    },
    /** Opens it for another code on the words of the focused coding. */
    openOnFocused(): void {
      const { focusedPlace } = desk.now;
      if (!focusedPlace) return;
      const { start, end } = focusedPlace;
      const passage: MeantPassage = { span: { start, end }, reach: 'selection' };
      show({ purpose: 'apply', passage, at: null, coded: false });
    },
    choose(codeId: string, more: boolean): void {
      const palette = now();
      if (!palette) return;
      const { purpose, passage } = palette;
      if (more) show({ ...palette, coded: passage !== null });
      else close();
      const { actions } = desk;
      if (purpose === 'recode') desk.attempt(actions.recode(codeId));
      else if (passage) desk.attempt(actions.applyToPassage(codeId, passage, more));
      else desk.attempt(actions.applyToSource(codeId));
    },
    create(name: string, parentId: string | null): void {
      const palette = now();
      if (!palette) return;
      const { purpose, passage } = palette;
      close();
      if (purpose === 'recode') {
        const group = crypto.randomUUID();
        desk.attempt(makeCode(name, parentId, group).then((code) => desk.actions.recode(code.id, group)));
      } else desk.attempt(desk.actions.applyNew(name, parentId, passage));
    },
    /** Switches between the sentence and the paragraph. */
    widen(): void {
      const palette = now();
      const at = desk.lastSelection?.head;
      if (!palette?.passage || at === undefined) return;
      const reach = palette.passage.reach === 'sentence' ? 'paragraph' : 'sentence';
      const passage = meantPassage(desk.text(), { start: at, end: at }, reach);
      if (passage) show({ ...palette, passage });
    },
    anchor(): DOMRect | null {
      const palette = now();
      if (!palette?.passage || palette.at) return palette?.at ?? null;
      const boxes = desk.surface.current?.boxesOf(palette.passage.span);
      if (!boxes) return null;
      const { first, last } = boxes;
      const left = first.top === last.top ? first.left : Math.min(first.left, last.left);
      // A passage higher than half the window leaves no room on either side: open at its end.
      const top = last.bottom - first.top > window.innerHeight / 2 ? last.top : first.top;
      return new DOMRect(left, top, Math.max(1, last.right - left), last.bottom - top);
    },
  };
}
