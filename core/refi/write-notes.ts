// Memos as notes and as descriptions, in the form and place that they came in.
import { byMoment } from '../by-moment.ts';
import { memoHeading } from '#core/memo-heading.ts';
import { storedText } from '#core/text/plain-text.ts';
import type { MemoRecord } from '#core/records.ts';
import { freeName } from '../free-name.ts';
import { keyOf } from '../guid.ts';
import { saidIn } from './descriptions.ts';
import { charactersOf, childOf, childrenOf, type Element } from './element.ts';
import type { Losses } from './losses.ts';
import { described, el, ref, type Outgoing, type Spellings } from './outgoing.ts';
import { CALLED } from './incoming.ts';
import { momentOf } from './literals.ts';
import type { Stamps } from './write-stamps.ts';

/** A note whose text is in a file of the archive. */
export interface FiledNote {
  readonly entry: string;
  readonly text: string;
}

/** The memos of a project for export. */
export class Notes {
  readonly #spellings: Spellings;
  readonly #outgoing: Outgoing;
  /** Memos that came as descriptions, by the key of what they describe. */
  readonly #descriptions = new Map<string, MemoRecord[]>();
  readonly #about = new Map<string, MemoRecord[]>();
  /** Keys of notes that links tie to something, so that they need no other reference. */
  readonly #linked = new Set<string>();
  readonly #all: MemoRecord[] = [];

  constructor(outgoing: Outgoing, spellings: Spellings) {
    this.#outgoing = outgoing;
    this.#spellings = spellings;
    for (const { kind, shell } of outgoing.parts)
      if (kind === 'link')
        for (const end of ['originGUID', 'targetGUID']) this.#linked.add(keyOf(shell.attributes[end] ?? ''));
    for (const memo of outgoing.memos) {
      const key = spellings.partOf('description', memo.id)?.key ?? '';
      if (key !== '') add(this.#descriptions, keyOf(spellings.other(key)), memo);
      else {
        this.#all.push(memo);
        add(this.#about, aboutOf(memo, outgoing.project.id), memo);
      }
    }
    this.#all.sort(byMoment('createdAt'));
  }

  /**
   * References to the notes of a row: those that were there, and those to memos about it that no other
   * element near it refers to. `elsewhere` returns the keys of the notes that the row's parts refer to.
   */
  refs(id: string, stood: readonly Element[], elsewhere?: () => ReadonlySet<string>): Element[] {
    const memos = this.#about.get(id);
    if (!memos) return [...stood];
    const here = new Set(stood.map(targetOf));
    const others = memos.filter((memo) => {
      const key = this.#spellings.partOf('note', memo.id)?.key ?? '';
      return ![key, memo.id].some(
        (each) => each !== '' && (here.has(each) || this.#linked.has(each) || elsewhere?.().has(each)),
      );
    });
    return [...stood, ...others.map((memo) => ref('NoteRef', this.#spellings.guidOf('note', memo.id)))];
  }

  /** The description of the thing with this key; unchanged where it still says the same. */
  description(key: string, shell: Element | undefined): Element | undefined {
    // Asked for every selection, and few projects have any.
    const memos =
      this.#descriptions.size === 0 ? [] : (this.#descriptions.get(keyOf(this.#spellings.other(key))) ?? []);
    const stood = shell && childOf(shell, 'Description');
    const memo = memos.find(({ body }) => stood && body === charactersOf(stood)) ?? memos[0];
    return described(shell, memo?.body ?? '');
  }

  /** All notes. Reports what the standard, or this project, has no place for. */
  elements(stamps: Stamps, losses: Losses): Element[] {
    const taken = new Set<string>();
    for (const memo of this.#all) {
      const stood = this.#spellings.partOf('note', memo.id)?.shell;
      if (stood && !isNamedHere(stood)) taken.add(calledIn(memo, stood)?.trim() ?? '');
    }
    return this.#all.map((memo) => {
      const shell = this.#spellings.partOf('note', memo.id)?.shell;
      if (!shell)
        return el(
          'Note',
          {
            guid: this.#spellings.guidOf('note', memo.id),
            name: nameFor(memo, taken),
            // QualCoder ignores the text of a note that is in the project file itself.
            plainTextPath: memo.body === '' ? undefined : `internal://${this.#entryOf(memo)}`,
            creatingUser: stamps.maker(undefined, memo.coderId),
            creationDateTime: memo.createdAt,
            modifiedDateTime: memo.updatedAt,
          },
          memo.body === '' ? [el('PlainTextContent', {})] : [],
        );
      if (shell.attributes['richTextPath'] !== undefined && isRewritten(memo, shell))
        losses.add('note_documents', memo.title || shortened(memo.body));
      if (childrenOf(shell, 'PlainTextSelection').length > 0 && this.#isCountedOtherwise(memo))
        losses.add('places', memo.title || shortened(memo.body));
      return this.#asItStood(memo, shell, stamps, taken);
    });
  }

  /**
   * Selections in a note are of the source that it is about (QualCoder), in code points, and are exported as
   * they were.
   */
  #isCountedOtherwise({ sourceId }: MemoRecord): boolean {
    const source = this.#outgoing.sources.find(({ id }) => id === sourceId);
    return source !== undefined && this.#outgoing.positionIn(source, source.length) !== source.codePoints;
  }

  /** The files of notes that were made here, and of those whose text was in a file. */
  filed(): FiledNote[] {
    return this.#all.flatMap((memo) => {
      const shell = this.#spellings.partOf('note', memo.id)?.shell;
      const text = shell ? wordsOf(memo, shell).text : memo.body;
      return text !== '' && (!shell || isFiled(shell, text)) ? [{ entry: this.#entryOf(memo), text }] : [];
    });
  }

  #asItStood(memo: MemoRecord, shell: Element, stamps: Stamps, taken: Set<string>): Element {
    const stood = shell.attributes;
    const { text, isDescribed } = wordsOf(memo, shell);
    const content = childOf(shell, 'PlainTextContent');
    const isContentStill = content !== undefined && storedText(charactersOf(content)) === text;
    const file = isFiled(shell, text) ? `internal://${this.#entryOf(memo)}` : undefined;
    const written =
      file !== undefined || (content === undefined && text === '')
        ? undefined
        : isContentStill
          ? content
          : el('PlainTextContent', {}, [text]);
    const isOther = isRewritten(memo, shell);
    return el(
      'Note',
      {
        ...stood,
        guid: this.#spellings.guidOf('note', memo.id),
        name: isNamedHere(shell) ? nameFor(memo, taken) : calledIn(memo, shell),
        // A note whose text could not be read keeps the path of its text.
        plainTextPath: file ?? (written === undefined ? stood['plainTextPath'] : undefined),
        // Its document is in the archive, and stays correct until the text is changed.
        richTextPath: isOther ? undefined : stood['richTextPath'],
        creatingUser: stamps.maker(shell, memo.coderId),
        creationDateTime: stamps.made(shell, memo.createdAt),
        modifyingUser: isOther ? undefined : stood['modifyingUser'],
        modifiedDateTime: isOther ? memo.updatedAt : stood['modifiedDateTime'],
      },
      [
        isDescribed ? childOf(shell, 'Description') : undefined,
        written,
        ...childrenOf(shell)
          .filter(({ name }) => name !== 'Description' && name !== 'PlainTextContent')
          .map((child, index) => this.#once(child, `${index} in ${memo.id}`)),
      ],
    );
  }

  /**
   * Elements in a note keep their identifiers unless another element has used them: a file may have been
   * imported twice.
   */
  #once(element: Element, words: string): Element {
    const spelled = element.attributes['guid'];
    const guid = spelled === undefined ? undefined : this.#spellings.guidOnce(spelled, words);
    return {
      ...element,
      attributes: { ...element.attributes, ...(guid === undefined ? {} : { guid }) },
      children: element.children.map((child, index) =>
        typeof child === 'string' ? child : this.#once(child, `${index} ${words}`),
      ),
    };
  }

  #entryOf({ id }: MemoRecord): string {
    const isTaken = this.#outgoing.sources.some((source) => source.id === id);
    return `${isTaken ? this.#outgoing.guidFrom(`words of ${id}`) : id}.txt`;
  }
}

/** The keys of notes that these elements, and those within them, refer to. */
export function notesReferredTo(elements: Iterable<Element>, keys: Set<string> = new Set()): Set<string> {
  for (const element of elements) {
    if (element.name === 'NoteRef') keys.add(targetOf(element));
    notesReferredTo(childrenOf(element), keys);
  }
  return keys;
}

/**
 * The name of a memo in a file: its title, else its beginning. QualCoder turns notes into journals; it cannot
 * export a journal without a name, and its import stops at the second of two with the same name.
 */
function nameFor(memo: MemoRecord, taken: Set<string>): string | undefined {
  const heading = memoHeading(memo);
  if (heading === '') return undefined;
  const name = freeName(heading, taken);
  taken.add(name);
  return name;
}

/** Whether a note was named only for lack of a title, and not by a person. */
function isNamedHere({ attributes }: Element): boolean {
  return (attributes['name']?.trim() ?? '') !== '' && attributes[CALLED] !== undefined;
}

/** The name, in a file, of a note that came with or without a name: unchanged, unless it has another title here. */
function calledIn({ title }: MemoRecord, { attributes }: Element): string | undefined {
  const name = attributes['name'];
  return title === '' || title === (name?.trim() || attributes[CALLED]) ? name : title;
}

/** Whether somebody has edited a note since it was imported. */
function isRewritten({ createdAt, updatedAt }: MemoRecord, { attributes }: Element): boolean {
  return updatedAt !== (momentOf(attributes['modifiedDateTime'] ?? null) ?? createdAt);
}

function isFiled(shell: Element, text: string): boolean {
  return text !== '' && shell.attributes['plainTextPath'] !== undefined;
}

/**
 * The text of a note apart from its description, with which the memo begins; all of the memo where it was
 * rewritten.
 */
function wordsOf({ body }: MemoRecord, shell: Element): { text: string; isDescribed: boolean } {
  const description = childOf(shell, 'Description');
  const written = description ? saidIn(charactersOf(description)) : '';
  if (written === '') return { text: body, isDescribed: true };
  // Earlier versions imported it without the white space at its ends.
  for (const stood of [written, written.trim()]) {
    if (body === stood) return { text: '', isDescribed: true };
    if (body.startsWith(`${stood}\n\n`)) return { text: body.slice(stood.length + 2), isDescribed: true };
  }
  return { text: body, isDescribed: false };
}

function aboutOf(memo: MemoRecord, projectId: string): string {
  if (memo.about === 'project') return projectId;
  return memo.sourceId ?? memo.codeId ?? memo.codingId ?? memo.respondentId ?? '';
}

function targetOf({ attributes }: Element): string {
  return keyOf(attributes['targetGUID'] ?? '');
}

function add(map: Map<string, MemoRecord[]>, key: string, memo: MemoRecord): void {
  const known = map.get(key);
  if (known) known.push(memo);
  else map.set(key, [memo]);
}

function shortened(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().slice(0, 80);
}
