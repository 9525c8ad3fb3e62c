import { useState, type RefObject } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { SurfaceHandle, SurfaceSelection } from '#renderer/editor/surface.ts';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import type { PalettePurpose } from '#renderer/common/codes/code-palette.tsx';
import type { CodingActions } from './coding-actions.ts';
import { meantPassage, type MeantPassage } from '#renderer/common/codes/passage-to-code.ts';

export interface OpenPalette {
  readonly purpose: PalettePurpose;
  /** What is coded; null is the source as a whole. */
  readonly passage: MeantPassage | null;
  /** Where it opens when that is not at its passage. */
  readonly at: DOMRect | null;
  /** Whether the passage was coded, and the palette stays for a further code. */
  readonly coded: boolean;
}

export interface PaletteDesk {
  readonly surface: RefObject<SurfaceHandle | null>;
  readonly selection: RefObject<SurfaceSelection | null>;
  readonly actions: CodingActions;
  readonly focused: SurfaceCoding | undefined;
}

export interface CodePaletteState {
  readonly palette: OpenPalette | null;
  readonly open: (purpose: PalettePurpose, at?: DOMRect | null) => void;
  /** For a further code on the words of the coding in focus. */
  readonly openOnFocused: () => void;
  readonly close: () => void;
  readonly choose: (codeId: string, more: boolean) => void;
  readonly create: (name: string, parentId: string | null) => void;
  /** From the sentence to the paragraph and back. */
  readonly widen: () => void;
  readonly anchor: () => DOMRect | null;
}

/** The code palette over a text: when it is open, what it is about, and what choosing in it does. */
export function useCodePalette({ surface, selection, actions, focused }: PaletteDesk): CodePaletteState {
  const [palette, setPalette] = useState<OpenPalette | null>(null);
  const attempt = (work: Promise<unknown>): void => {
    work.catch(showError);
  };
  const close = (): void => {
    const selected = palette?.purpose === 'apply' && palette.passage?.reach === 'selection';
    setPalette(null);
    const text = surface.current;
    text?.focus();
    // The field of the palette had the browser's selection meanwhile.
    const back = selected ? palette.passage?.span : selection.current;
    if (back) text?.select(palette?.coded ? { start: back.end, end: back.end } : back);
  };
  return {
    palette,
    close,
    open(purpose, at = null) {
      if (purpose === 'apply') {
        const passage = actions.meant();
        if (passage) setPalette({ purpose, passage, at: null, coded: false });
      } else if (purpose === 'whole-source') setPalette({ purpose, passage: null, at, coded: false });
      else if (focused || at) {
        const passage: MeantPassage | null = focused ? { span: focused, reach: 'selection' } : null;
        setPalette({ purpose, passage, at, coded: false });
      }
    },
    openOnFocused() {
      if (!focused) return;
      const { start, end } = focused;
      setPalette({
        purpose: 'apply',
        passage: { span: { start, end }, reach: 'selection' },
        at: null,
        coded: false,
      });
    },
    choose(codeId, more) {
      if (!palette) return;
      const { purpose, passage } = palette;
      if (more) setPalette({ ...palette, coded: passage !== null });
      else close();
      if (purpose === 'recode') attempt(actions.recode(codeId));
      else if (passage) attempt(actions.applyToPassage(codeId, passage, more));
      else attempt(actions.applyToSource(codeId));
    },
    create(name, parentId) {
      if (!palette) return;
      const { purpose, passage } = palette;
      close();
      if (purpose === 'recode') {
        const group = crypto.randomUUID();
        attempt(makeCode(name, parentId, group).then((code) => actions.recode(code.id, group)));
      } else attempt(actions.applyNew(name, parentId, passage));
    },
    widen() {
      const at = selection.current?.head;
      if (!palette?.passage || at === undefined) return;
      const reach = palette.passage.reach === 'sentence' ? 'paragraph' : 'sentence';
      const passage = meantPassage(surface.current?.text() ?? '', { start: at, end: at }, reach);
      if (passage) setPalette({ ...palette, passage });
    },
    anchor() {
      if (!palette?.passage || palette.at) return palette?.at ?? null;
      const boxes = surface.current?.boxesOf(palette.passage.span);
      if (!boxes) return null;
      const { first, last } = boxes;
      const left = first.top === last.top ? first.left : Math.min(first.left, last.left);
      // A passage higher than half the window leaves no room on either side: stand at its end.
      const top = last.bottom - first.top > window.innerHeight / 2 ? last.top : first.top;
      return new DOMRect(left, top, Math.max(1, last.right - left), last.bottom - top);
    },
  };
}
