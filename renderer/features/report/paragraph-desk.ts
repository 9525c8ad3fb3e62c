// The paragraphs on the screen, so that the keys of the screen reach the right one: by their places, in the order in which
// they stand on the page.
import type { ReportParagraphHandle } from '#renderer/editor/report-paragraph.tsx';
import type { MemoWriting } from '#renderer/common/memos/memo-writing.ts';

/** A paragraph on the screen. */
export interface ParagraphAtHand {
  readonly handle: () => ReportParagraphHandle | null;
  readonly writing: MemoWriting;
}

const atHand = new Map<string, ParagraphAtHand>();

/** Those whose editor is there. */
const writable = new Set<string>();

/** The paragraph that is to take the focus as soon as it is there. */
let awaited: string | null = null;

/** Notes a paragraph while it is on the screen. Returns a function that forgets it. */
export function noteParagraph(key: string, paragraph: ParagraphAtHand): () => void {
  atHand.set(key, paragraph);
  return () => {
    if (atHand.get(key) !== paragraph) return;
    atHand.delete(key);
    writable.delete(key);
  };
}

/** The paragraph with this key. */
export function paragraphAt(key: string): ParagraphAtHand | undefined {
  return atHand.get(key);
}

/** All paragraphs on the screen. */
export function paragraphsAtHand(): readonly ParagraphAtHand[] {
  return [...atHand.values()];
}

/** The attribute by which the page tells where a paragraph is. */
const PLACES = '[data-paragraph]';

function keyOf(element: Element | null | undefined): string | null {
  const place = element?.closest<HTMLElement>(PLACES);
  return place?.dataset['paragraph'] ?? null;
}

/** The key of the paragraph that has the focus. */
export function focusedParagraph(): string | null {
  return keyOf(document.activeElement);
}

/** Moves the caret to the paragraph after (1) or before (-1) this one. Returns whether there is one. */
export function focusBeside(key: string, way: -1 | 1): boolean {
  const keys = [...document.querySelectorAll(`main ${PLACES}`)].map((each) => keyOf(each));
  const next = keys[keys.indexOf(key) + way];
  const handle = next ? atHand.get(next)?.handle() : null;
  if (!handle || !keys.includes(key)) return false;
  handle.focus(way === 1 ? 'start' : 'end');
  return true;
}

/** Puts the caret into a paragraph, at once or as soon as it can be written in. */
export function focusParagraph(key: string): void {
  awaited = writable.has(key) ? null : key;
  if (awaited === null) atHand.get(key)?.handle()?.focus('end');
}

/** Notes that a paragraph can be written in from now on. */
export function noteWritable(key: string): void {
  writable.add(key);
  if (awaited === key) focusParagraph(key);
}

/** Puts the caret into the first paragraph of a section, or into this one. */
export function focusSection(section: string, block: string | null = null): void {
  for (const element of document.querySelectorAll(`main ${PLACES}`)) {
    const key = keyOf(element) ?? '';
    if (!key.startsWith(`${section} ${block === null ? '' : `${block} `}`)) continue;
    atHand.get(key)?.handle()?.focus('start');
    return;
  }
}

/** A number on the page that has changed. */
interface ChangedNumber {
  readonly paragraph: string;
  readonly number: string;
}

/** The changed number after the place of the caret or of the open card, from the beginning again after the last. */
export function nextChanged(from: ChangedNumber | null): ChangedNumber | null {
  const marked = [...document.querySelectorAll<HTMLElement>('main [data-paragraph] [data-state="changed"]')];
  // A paragraph may print a number twice: one card tells of both.
  const changed = marked
    .map((element) => ({
      element,
      paragraph: keyOf(element) ?? '',
      number: element.dataset['number'] ?? '',
    }))
    .filter(
      ({ paragraph, number }, place, all) =>
        all.findIndex((each) => each.paragraph === paragraph && each.number === number) === place,
    );
  const here = changed.findIndex(
    ({ paragraph, number }) => paragraph === from?.paragraph && number === from.number,
  );
  const place =
    from === null
      ? document.activeElement
      : document.querySelector(`[data-paragraph="${CSS.escape(from.paragraph)}"]`);
  const follows = ({ element }: { element: Element }): boolean =>
    place !== null && (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = here >= 0 ? changed[here + 1] : changed.find(follows);
  const { paragraph, number } = next ?? changed[0] ?? {};
  return paragraph !== undefined && number !== undefined ? { paragraph, number } : null;
}
