// Selections and codings as they stood, with what must be known of them to write them back; and which of them are called
// otherwise than by their words.
import type { Span } from '#core/span.ts';
import type { Element } from './element.ts';
import { type Convention, type FileText, isCalled } from './positions.ts';
import { CALLED_BY_WORDS, COUNTED, type Remark, remarkOn, WORDS } from './incoming.ts';
import type { RefiCoding, RefiSelection } from './project.ts';

/** A selection without a place, with how its file counts: in another file it must not be read otherwise. */
export function counted(selection: RefiSelection, text: FileText | null, convention: Convention): Element {
  const { unit, lineEnd } = text?.differences ?? { unit: false, lineEnd: false };
  const counts = lineEnd && convention.lineEnd === 2 ? 'lines' : unit ? convention.unit : 'same';
  const whole = wholeOf(selection);
  return { ...whole, attributes: { ...whole.attributes, [COUNTED]: counts } };
}

/** A selection that is no coding, at its place in the text as it is stored, with the words that it is found by. */
export function placed(selection: RefiSelection, { start, end }: Span, { text }: FileText): Element {
  const whole = wholeOf(selection);
  const place = { startPosition: String(start), endPosition: String(end), [WORDS]: text.slice(start, end) };
  return { ...whole, attributes: { ...whole.attributes, ...place } };
}

/** A selection with one of its codings, as both stood; a coding of the whole text of a pdf as one. */
export function shellOfCoding(
  coding: RefiCoding,
  selection: RefiSelection | null,
  { isInPdf, words }: { readonly isInPdf: boolean; readonly words: string },
): Element {
  if (isInPdf) return { name: 'Representation', attributes: {}, children: [coding.shell] };
  if (!selection) return coding.shell;
  const { name, attributes, children } = selection.shell;
  // Most are not, and share what they have with the file: there may be hundreds of thousands.
  const stood = isCalled(selection.name, words) ? { ...attributes, [CALLED_BY_WORDS]: '' } : attributes;
  return { name, attributes: stood, children: [...children, coding.shell] };
}

/** A selection with all of its codings. */
function wholeOf({ shell, codings }: RefiSelection): Element {
  return { ...shell, children: [...shell.children, ...codings.map((coding) => coding.shell)] };
}

/** So many characters of the words are told. */
const TOLD = 60;

/** Hears the placed selections of a file. */
export class NamesOfSelections {
  #alike = 0;
  readonly #others: string[] = [];

  hear(source: string, name: string, words: string): void {
    if (name.trim() === '') return;
    if (isCalled(name, words)) this.#alike += 1;
    else
      this.#others.push(
        `${source}: “${name.trim()}” · “${words.replaceAll(/\s+/g, ' ').trim().slice(0, TOLD)}${words.length > TOLD ? '…' : ''}”`,
      );
  }

  /** Which are called otherwise; nothing where names are no words in this file anyhow. */
  remarks(): readonly Remark[] {
    const isAnyName = this.#others.length > this.#alike;
    return isAnyName ? [] : remarkOn('exchange:called_otherwise', this.#others);
  }
}
