// What of a project is written into an exchange file, and what stood there before.
import type {
  AttributeRecord,
  AttributeValueRecord,
  CodeRecord,
  CoderRecord,
  CodingRecord,
  MemoRecord,
  ProjectRecord,
  RespondentRecord,
  SourceRecord,
  SourceRespondentRecord,
  ThemeCodeRecord,
} from '#core/records.ts';
import { isGuid, keyOf } from '../guid.ts';
import { charactersOf, childOf, type Element } from './element.ts';
import { CALLED, type Part } from './incoming.ts';
import { isSpelledGuid } from './literals.ts';
import type { Losses } from './losses.ts';

/** The files of a source in the archive. */
export interface SourceFiles {
  /** The text, as UTF-8 with `\n`: every source has one, since QualCoder stops at the first that has none. */
  readonly plain: string;
  /** Whether that text is empty because the file that the source came from did not hold its text. */
  readonly isStandIn: boolean;
  /** The docx or the pdf it came as; null where the original is neither. */
  readonly original: { readonly entry: string; readonly kind: 'docx' | 'pdf' } | null;
}

export interface Outgoing {
  readonly project: ProjectRecord;
  readonly coders: readonly CoderRecord[];
  readonly codes: readonly CodeRecord[];
  readonly themeCodes: readonly ThemeCodeRecord[];
  readonly attributes: readonly AttributeRecord[];
  readonly values: readonly AttributeValueRecord[];
  readonly respondents: readonly RespondentRecord[];
  readonly sourceRespondents: readonly SourceRespondentRecord[];
  readonly sources: readonly SourceRecord[];
  readonly memos: readonly MemoRecord[];
  /** Asked for where they are needed: those of a large study are too many to be in memory at once. */
  readonly codingsOf: (sourceId: string) => readonly CodingRecord[];
  /** Those of them that are on the source as a whole. */
  readonly wholesOf: (sourceId: string) => readonly CodingRecord[];
  readonly filesOf: (source: SourceRecord) => SourceFiles;
  /** Parts of files that were brought in, those of sources with their sources. */
  readonly parts: readonly Part[];
  readonly partsOf: (sourceId: string) => readonly Part[];
  /** A position of a source's text as the file is to count it. */
  readonly positionIn: (source: SourceRecord, at: number) => number;
  readonly wordsOf: (source: SourceRecord, start: number, end: number) => string;
  /** The description of a code: its definitions, to be taken apart again. */
  readonly descriptionOf: (code: CodeRecord) => string;
  readonly colourOf: (code: CodeRecord) => string;
  /** A GUID that is always the same for the same words. */
  readonly guidFrom: (words: string) => string;
  readonly program: string;
}

/** What rows are called by in a file, each kind by itself: a case and a code may have one identifier (NVivo). */
export type RowKind = 'user' | 'code' | 'variable' | 'case' | 'source' | 'note' | 'description';

/** Names rows and their parts in a file: by the spelling they came with, else by their ids. */
export class Spellings {
  readonly #outgoing: Outgoing;
  readonly #parts = new Map<string, Part>();
  readonly #used = new Set<string>();

  constructor(outgoing: Outgoing) {
    this.#outgoing = outgoing;
    for (const part of outgoing.parts)
      if (part.ownerId !== null && part.kind !== 'alias')
        this.#parts.set(`${part.kind} ${part.ownerId}`, part);
  }

  /** What a row had been in the file it came from. */
  partOf(kind: RowKind, id: string): Part | undefined {
    return this.#parts.get(`${kind} ${id}`);
  }

  /** The identifier of a row, as it was spelled where it still means it. */
  guidOf(kind: RowKind, id: string): string {
    return this.spelled(this.partOf(kind, id)?.shell.attributes['guid'], id);
  }

  /** The identifier as it was spelled, where it is that of the row. */
  spelled(spelled: string | undefined, id: string): string {
    if (spelled !== undefined && isSpelledGuid(spelled) && keyOf(spelled) === id.toLowerCase())
      return spelled;
    return isGuid(id.toLowerCase()) ? id : this.#outgoing.guidFrom(id);
  }

  /** An identifier for something that has no row, such as a selection: given out once. */
  guidOnce(spelled: string | undefined, words: string): string {
    const stood = spelled === undefined || spelled.trim() === '' ? undefined : this.other(spelled);
    const guid =
      stood !== undefined && !this.#used.has(keyOf(stood)) ? stood : this.#outgoing.guidFrom(words);
    this.#used.add(keyOf(guid));
    return guid;
  }

  /** An identifier as the schema takes it: as spelled, or always the same one for the same words. */
  other(spelled: string): string {
    return isSpelledGuid(spelled) ? spelled : this.#outgoing.guidFrom(`identifier ${keyOf(spelled)}`);
  }
}

/** Words for elements without an identifier, of which one can be made: always the same for the same file. */
export class Nameless {
  readonly #counts = new Map<string, number>();

  wordsFor(element: Element): string {
    const says = JSON.stringify(element);
    const count = (this.#counts.get(says) ?? 0) + 1;
    this.#counts.set(says, count);
    return `nameless ${count} ${says}`;
  }
}

/** Elements without those that came again: what had no identifier that the schema takes came back with another. */
export function newestOf(elements: readonly Element[], spellings: Spellings, losses: Losses): Element[] {
  const newest = new Map<string, Element>();
  const nameless = new Nameless();
  for (const element of elements) {
    const { name, attributes } = element;
    const spelled = attributes['guid'] ?? '';
    if (spelled.trim() === '') losses.add('repaired', `${name} ${attributes['name'] ?? ''} · guid`);
    const guid = spellings.other(spelled.trim() === '' ? nameless.wordsFor(element) : spelled);
    const given = { ...element, attributes: { ...attributes, guid } };
    newest.set(keyOf(guid), spelled.trim() === '' ? given : element);
  }
  return [...newest.values()];
}

/** An element; attributes and children that are undefined are left out. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (Element | string | undefined)[] = [],
): Element {
  const given: Record<string, string> = {};
  for (const [each, value] of Object.entries(attributes)) if (value !== undefined) given[each] = value;
  return { name, attributes: given, children: children.filter((child) => child !== undefined) };
}

/** A reference to what has this identifier. */
export function ref(name: string, targetGUID: string): Element {
  return el(name, { targetGUID });
}

/** The description that stood in the file, where it still says the same; one that says nothing stands beside nothing. */
export function described(shell: Element | undefined, text: string): Element | undefined {
  const stood = shell && childOf(shell, 'Description');
  if (stood && charactersOf(stood).trim() === text.trim()) return stood;
  return text === '' ? undefined : el('Description', {}, [text]);
}

/** A name as it stood, outer white space included, where it is still that name; none where it is only called so here. */
export function named(shell: Element | undefined, name: string): string {
  if (shell?.attributes[CALLED] === name) return shell.attributes['name'] ?? '';
  const stood = shell?.attributes['name'];
  return stood?.trim() === name ? stood : name;
}
