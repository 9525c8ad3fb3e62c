// Selections and codings as they were, with what exporting them again needs; and which of them have names
// that are not their words.
import type { Span } from '#core/span.ts';
import type { Element } from './element.ts';
import { type Convention, type FileText, isCalled } from './positions.ts';
import { CALLED_BY_WORDS, COUNTED, type Remark, remarkOn, WORDS } from './incoming.ts';
import type { RefiCoding, RefiSelection } from './project.ts';

/**
 * A selection without a place, marked with how its file counts, so that another file's convention is not
 * applied to it.
 */
export function counted(selection: RefiSelection, text: FileText | null, convention: Convention): Element {
  const { unit, lineEnd } = text?.differences ?? { unit: false, lineEnd: false };
  const counts = lineEnd && convention.lineEnd === 2 ? 'lines' : unit ? convention.unit : 'same';
  const whole = wholeOf(selection);
  return { ...whole, attributes: { ...whole.attributes, [COUNTED]: counts } };
}

/** A selection without codings, at its place in the stored text, with its words, by which it is found again. */
export function placed(selection: RefiSelection, { start, end }: Span, { text }: FileText): Element {
  const whole = wholeOf(selection);
  const place = { startPosition: String(start), endPosition: String(end), [WORDS]: text.slice(start, end) };
  return { ...whole, attributes: { ...whole.attributes, ...place } };
}

/** A selection with one of its codings, as both were; for a coding of a PDF's whole text, that coding. */
export function shellOfCoding(
  coding: RefiCoding,
  selection: RefiSelection | null,
  { isInPdf, words }: { readonly isInPdf: boolean; readonly words: string },
): Element {
  if (isInPdf) return { name: 'Representation', attributes: {}, children: [coding.shell] };
  if (!selection) return coding.shell;
  const { name, attributes, children } = selection.shell;
  // Most are unchanged and share their objects with the file: there may be hundreds of thousands.
  const stood = isCalled(selection.name, words) ? { ...attributes, [CALLED_BY_WORDS]: '' } : attributes;
  return { name, attributes: stood, children: [...children, coding.shell] };
}

/** A selection with all of its codings. */
function wholeOf({ shell, codings }: RefiSelection): Element {
  return { ...shell, children: [...shell.children, ...codings.map((coding) => coding.shell)] };
}

/** How many characters of a selection's words are shown. */
const MAX_SHOWN = 60;

/** Compares the names of placed selections with their words. */
export class NamesOfSelections {
  #alike = 0;
  readonly #others: string[] = [];

  hear(source: string, name: string, words: string): void {
    if (name.trim() === '') return;
    if (isCalled(name, words)) this.#alike += 1;
    else
      this.#others.push(
        `${source}: “${name.trim()}” · “${words.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_SHOWN)}${words.length > MAX_SHOWN ? '…' : ''}”`,
      );
  }

  /**
   * A remark on selections whose names differ from their words; none where names in this file are not meant
   * as words.
   */
  remarks(): readonly Remark[] {
    const isAnyName = this.#others.length > this.#alike;
    return isAnyName ? [] : remarkOn('exchange:called_otherwise', this.#others);
  }
}
