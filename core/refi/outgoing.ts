// What is exported of a project to an exchange file, and what was there before.
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
  /** The text, in UTF-8 with `\n`. Every source has one, since QualCoder stops at the first source without. */
  readonly plain: string;
  /** Whether the text is empty because the imported file did not contain it. */
  readonly isStandIn: boolean;
  /** The docx or PDF that it was imported from; null where the original is neither. */
  readonly original: { readonly entry: string; readonly kind: 'docx' | 'pdf' } | null;
}

/** A project for export. */
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
  /** The codings of a source, read on demand: those of a large study are too many to hold at once. */
  readonly codingsOf: (sourceId: string) => readonly CodingRecord[];
  /** Only its codings of the whole source. */
  readonly wholesOf: (sourceId: string) => readonly CodingRecord[];
  readonly filesOf: (source: SourceRecord) => SourceFiles;
  /** Parts of imported files, except those of sources. */
  readonly parts: readonly Part[];
  readonly partsOf: (sourceId: string) => readonly Part[];
  /** A position of a source's text, as the file counts it. */
  readonly positionIn: (source: SourceRecord, at: number) => number;
  readonly wordsOf: (source: SourceRecord, start: number, end: number) => string;
  /** The description of a code: all its definitions, in a form that can be split again. */
  readonly descriptionOf: (code: CodeRecord) => string;
  readonly colourOf: (code: CodeRecord) => string;
  /** A GUID that is always the same for the same words. */
  readonly guidFrom: (words: string) => string;
  readonly program: string;
}

/** The kinds of rows. Identifiers are kept apart by kind: a case and a code of NVivo may share one. */
export type RowKind = 'user' | 'code' | 'variable' | 'case' | 'source' | 'note' | 'description';

/** Gives rows and their parts identifiers in a file: the spelling that they came with, else their ids. */
export class Spellings {
  readonly #outgoing: Outgoing;
  readonly #parts = new Map<string, Map<string, Part>>();
  /** Identifiers of rows found before, by kind and id: every coding names a code and a coder, of which there are few. */
  readonly #recurring = new Map<RowKind, Map<string, string>>();
  readonly #used = new Set<string>();

  constructor(outgoing: Outgoing) {
    this.#outgoing = outgoing;
    for (const part of outgoing.parts)
      if (part.ownerId !== null && part.kind !== 'alias')
        within(this.#parts, part.kind).set(part.ownerId, part);
  }

  /** The part that a row was in the file that it came from. */
  partOf(kind: RowKind, id: string): Part | undefined {
    return this.#parts.get(kind)?.get(id);
  }

  /** The identifier of a row, in the spelling that it came with if that is still its identifier. */
  guidOf(kind: RowKind, id: string): string {
    const known = within(this.#recurring, kind);
    let guid = known.get(id);
    if (guid === undefined)
      known.set(id, (guid = this.spelled(this.partOf(kind, id)?.shell.attributes['guid'], id)));
    return guid;
  }

  /** The given spelling, if it is a valid one of the row's id; else the id. */
  spelled(spelled: string | undefined, id: string): string {
    if (spelled !== undefined && isSpelledGuid(spelled) && keyOf(spelled) === id.toLowerCase())
      return spelled;
    return isGuid(id.toLowerCase()) ? id : this.#outgoing.guidFrom(id);
  }

  /** An identifier for something without a row, such as a selection. Each is used only once. */
  guidOnce(spelled: string | undefined, words: string): string {
    const stood = spelled === undefined || spelled.trim() === '' ? undefined : this.other(spelled);
    const key = stood === undefined ? null : keyOf(stood);
    if (stood !== undefined && key !== null && !this.#used.has(key)) {
      this.#used.add(key);
      return stood;
    }
    const guid = this.#outgoing.guidFrom(words);
    this.#used.add(guid);
    return guid;
  }

  /** An identifier that the schema accepts: as spelled, or one that is always the same for the same spelling. */
  other(spelled: string): string {
    return isSpelledGuid(spelled) ? spelled : this.#outgoing.guidFrom(`identifier ${keyOf(spelled)}`);
  }
}

/** The map under this key, made where there is none yet. */
export function within<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  let inner = maps.get(key);
  if (!inner) maps.set(key, (inner = new Map()));
  return inner;
}

/** Words from which identifiers for elements without one are made; always the same for the same file. */
export class Nameless {
  readonly #counts = new Map<string, number>();

  wordsFor(element: Element): string {
    const says = JSON.stringify(element);
    const count = (this.#counts.get(says) ?? 0) + 1;
    this.#counts.set(says, count);
    return `nameless ${count} ${says}`;
  }
}

/** Leaves out elements that came again: one without a valid identifier had come back with another. */
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

/** Makes an element; undefined attributes and children are left out. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (Element | string | undefined)[] = [],
): Element {
  return {
    name,
    attributes: defined(attributes),
    children: isWhole(children) ? children : children.filter((child) => child !== undefined),
  };
}

/** The attributes that are defined; the same object where all are: most are, of hundreds of thousands of elements. */
function defined(attributes: Readonly<Record<string, string | undefined>>): Element['attributes'] {
  if (isAllDefined(attributes)) return attributes;
  const some: Record<string, string> = {};
  for (const [each, value] of Object.entries(attributes)) if (value !== undefined) some[each] = value;
  return some;
}

function isAllDefined(
  attributes: Readonly<Record<string, string | undefined>>,
): attributes is Element['attributes'] {
  return !Object.values(attributes).includes(undefined);
}

function isWhole(children: readonly (Element | string | undefined)[]): children is Element['children'] {
  return !children.includes(undefined);
}

/** A reference to the thing with this identifier. */
export function ref(name: string, targetGUID: string): Element {
  return el(name, { targetGUID });
}

/** The file's description element, if it still says the same; none where there is neither. */
export function described(shell: Element | undefined, text: string): Element | undefined {
  const stood = shell && childOf(shell, 'Description');
  if (stood && charactersOf(stood).trim() === text.trim()) return stood;
  return text === '' ? undefined : el('Description', {}, [text]);
}

/**
 * The name as it was in the file, with outer white space, if it is still the name; empty where only Concord
 * gave the name.
 */
export function named(shell: Element | undefined, name: string): string {
  if (shell?.attributes[CALLED] === name) return shell.attributes['name'] ?? '';
  const stood = shell?.attributes['name'];
  return stood?.trim() === name ? stood : name;
}
