// What an act in the reader begins with: the state of the desk at this moment, and the coding that has the focus.
import type { CodingRecord } from '#core/records.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { ReaderDesk } from './reader-desk.ts';

/** A coding, and where it is shown; undefined where its place is not known. */
interface FocusedCoding {
  readonly coding: CodingRecord;
  readonly shown: SurfaceCoding | undefined;
}

/** Reads the desk as it is now, not as it was drawn, and says in a notice why an act is not possible. */
export function focusedCoding(desk: ReaderDesk) {
  const now = () => {
    const { side, session, selection } = desk;
    return { ...desk.now, side, session, selection, surface: desk.surface.current };
  };

  const say = (key: string, parameters: Record<string, unknown> = {}): void => {
    notify(now().words.t(`reader:${key}`, parameters));
  };

  const focused = (): FocusedCoding | null => {
    const { focused: coding, focusedPlace } = desk.now;
    return coding ? { coding, shown: focusedPlace } : null;
  };

  /** The focused coding if it may be edited; codings of others may not. */
  const own = (): FocusedCoding | null => {
    const found = focused();
    if (!found) {
      say('focus_a_coding');
      return null;
    }
    if (found.coding.coderId === now().workingCoderId) return found;
    say('not_your_coding');
    return null;
  };

  return { now, say, focused, own };
}
