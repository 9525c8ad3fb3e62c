// Plans one source of an exchange file with its codings: what has a place in its text becomes a coding;
// everything else is kept as it was, and reported.
import type {
  ClassRecord,
  CodingRecord,
  MemoRecord,
  SourceRecord,
  SourceRespondentRecord,
} from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { statusOnArrival } from '#core/tables/source.ts';
import { nextLabel } from '#core/interview-label.ts';
import { keyOf } from '../guid.ts';
import type { Span } from '#core/span.ts';
import type { Codes } from './codes.ts';
import { childOf, childrenOf, type Element } from './element.ts';
import { Ids, type Incoming, type Part, type Present, type Remark, TWIN } from './incoming.ts';
import { momentOf } from './literals.ts';
import { counted, NamesOfSelections, placed, shellOfCoding } from './selections.ts';
import type { People } from './people.ts';
import { type Convention, type FileText, isCalled, type Unplaced } from './positions.ts';
import { bodyOf, type RefiCoding, type RefiSelection, type RefiSource } from './project.ts';
import { memosOf } from './descriptions.ts';

/** The fields of a source that describe its text and files. */
export type TextFacts = Pick<
  SourceRecord,
  | 'textHash'
  | 'docHash'
  | 'length'
  | 'codePoints'
  | 'astral'
  | 'language'
  | 'originalHash'
  | 'originalName'
  | 'encoding'
>;

/** Where notes and links find the thing in the file that they refer to. */
export interface Landmark {
  readonly sourceId: string;
  /** The first coding of a selection, or the coding itself; null where there is none. */
  readonly codingId: string | null;
}

/** What is known of a file when its sources are planned. */
interface Known {
  readonly present: Present;
  readonly people: People;
  readonly codes: Codes;
  readonly convention: Convention;
  readonly digestOf: (quote: string) => string;
  /** Notes with a selection of their own in the source that they belong to, by their keys, as in QualCoder. */
  readonly annotations: ReadonlyMap<string, RefiSelection>;
}

/** Plans source after source, and remembers their contents. */
export class Sources {
  readonly #known: Known;
  readonly #ids: Ids;
  readonly #codingIds: Ids;
  readonly #labels: Set<string>;
  readonly #classes = new Map<string, ClassRecord>();
  readonly #names = new NamesOfSelections();
  /** Sources, selections and codings by their keys. */
  readonly landmarks = new Map<string, Landmark>();
  /** The words that a note is about, by the key of the note or of a selection without a code. */
  readonly annotated = new Map<string, string>();

  constructor(known: Known) {
    const { newId, labels } = known.present;
    this.#known = known;
    this.#ids = new Ids(newId);
    this.#codingIds = new Ids(newId);
    this.#labels = new Set(labels);
  }

  /** Remarks on all sources, once they are planned. */
  remarks(): readonly Remark[] {
    return this.#names.remarks();
  }

  /**
   * The rows of a source. `text` is null where the file has no text for it. `isTheirs` tells that it is the
   * text that the file's selections were made in, and not one that was read from a document.
   */
  plan(
    source: Exclude<RefiSource, { readonly kind: 'other' }>,
    text: FileText | null,
    facts: TextFacts,
    isTheirs = true,
  ): Incoming {
    const body = bodyOf(source);
    const { key, name, stamp } = body;
    const id = this.#ids.assign(key);
    this.landmarks.set(key, { sourceId: id, codingId: null });
    const respondents = this.#known.people.respondentsOf(key);
    const title = name.trim() || facts.originalName || this.#known.present.unnamed.source;
    const values = this.#known.people.saidOf(key, body.values);
    const { className, date, noDate } = this.#known.people.factsOf(key, values);
    const ofClass = className === null ? null : this.#classNamed(className);
    // A source of a named case is an interview with that person.
    const kind = respondents.length > 0 ? 'interview' : 'document';
    const row: SourceRecord = {
      ...initial.source,
      id,
      kind,
      classId: ofClass?.id ?? null,
      title,
      date,
      // No program says that a document was screened.
      status: statusOnArrival(kind),
      label: respondents.length > 0 ? this.#labelFor(title) : null,
      createdAt: momentOf(stamp.created) ?? this.#known.present.now,
      ...facts,
    };
    const parts: Part[] = [{ kind: 'source', ownerId: id, key, shell: this.#shellOf(source) }];
    const { codings, remarks } = this.#codings(source, row, text, parts, isTheirs);
    if (noDate !== null)
      remarks.push({ key: 'exchange:no_date', parameters: { source: title, written: noDate.slice(0, 80) } });
    // A source without an identifier in the file is identified by its row.
    const memos = memosOf(this.#known, { ...body, key: key || id }, { about: 'source', sourceId: id }, parts);
    const people: SourceRespondentRecord[] = respondents.map((respondentId) => ({
      id: this.#known.present.idFrom(`${respondentId} in ${id}`),
      sourceId: id,
      respondentId,
    }));
    return {
      rows: {
        class: ofClass?.isNew ? [ofClass.row] : [],
        source: [row],
        sourceRespondent: people,
        attributeValue: this.#known.people.valuesOf(values, id),
        coding: codings.rows,
        memo: [...memos, ...codings.memos],
      },
      parts,
      remarks,
    };
  }

  #codings(
    source: Exclude<RefiSource, { readonly kind: 'other' }>,
    row: SourceRecord,
    text: FileText | null,
    parts: Part[],
    isTheirs: boolean,
  ): { codings: { rows: CodingRecord[]; memos: MemoRecord[] }; remarks: Remark[] } {
    const body = bodyOf(source);
    const ownText = source.kind === 'text' ? source.text : source.pdf.text;
    const rows: CodingRecord[] = [];
    const memos: MemoRecord[] = [];
    const remarks: Remark[] = [];
    const seen = new Map<string, string>();
    const inPdf = new Set(source.kind === 'pdf' ? ownText?.codings : []);
    const wordsAt = (span: Span | string | null): string =>
      text && span !== null && typeof span !== 'string' ? text.text.slice(span.start, span.end) : '';
    const add = (coding: RefiCoding, selection: RefiSelection | null, span: Span | null): string | null => {
      const codeId = this.#known.codes.codeOf(coding.code);
      const coderId = this.#known.people.coderOf(coding.stamp.creator ?? selection?.stamp.creator ?? null);
      const twin = `${codeId} ${coderId} ${span?.start} ${span?.end}`;
      const first = codeId === undefined ? undefined : seen.get(twin);
      const id = codeId === undefined || first !== undefined ? null : this.#codingIds.assign(coding.key);
      const shell = shellOfCoding(coding, selection, {
        isInPdf: inPdf.has(coding),
        words: wordsAt(span),
      });
      parts.push({
        kind: 'coding',
        ownerId: first ?? id,
        key: coding.key,
        shell: first === undefined ? shell : { ...shell, attributes: { ...shell.attributes, [TWIN]: '' } },
      });
      if (codeId === undefined || id === null) {
        const key = first === undefined ? 'exchange:coding_without_code' : 'exchange:coding_twice';
        remarks.push({ key, parameters: { source: row.title } });
        if (first !== undefined) this.landmarks.set(coding.key, { sourceId: row.id, codingId: first });
        return first ?? null;
      }
      seen.set(twin, id);
      // In an interview, a coding without a voice has the voice of the interview's notes.
      rows.push({
        ...initial.coding,
        id,
        sourceId: row.id,
        codeId,
        coderId,
        start: span?.start ?? null,
        end: span?.end ?? null,
        quoteDigest: span && text ? this.#known.digestOf(wordsAt(span)) : null,
        createdAt:
          momentOf(coding.stamp.created ?? selection?.stamp.created ?? null) ?? this.#known.present.now,
      });
      this.landmarks.set(coding.key, { sourceId: row.id, codingId: id });
      return id;
    };
    const keys = new Set<string>();
    for (const [index, raw] of (ownText?.selections ?? []).entries()) {
      const selection = this.#identified(raw, index, row.id, keys);
      const span = text ? this.#place(text, selection, isTheirs) : 'no_text';
      const isPlaced = typeof span !== 'string';
      const words = wordsAt(span);
      if (isPlaced) this.#names.hear(row.title, selection.name, words);
      const ids = isPlaced ? selection.codings.map((coding) => add(coding, selection, span)) : [];
      const codingId = ids.find((id) => id !== null) ?? null;
      this.landmarks.set(selection.key, { sourceId: row.id, codingId });
      if (codingId === null) {
        for (const each of [selection.key, ...selection.notes]) this.annotated.set(each, words);
        const shell =
          isPlaced && text ? placed(selection, span, text) : counted(selection, text, this.#known.convention);
        parts.push({ kind: 'selection', ownerId: row.id, key: selection.key, shell });
      }
      const { start, end, codings } = selection;
      const parameters = { source: row.title, start, end, count: codings.length };
      if (!isPlaced) remarks.push({ key: `exchange:unplaced_${span}`, parameters });
      memos.push(
        ...memosOf(
          this.#known,
          selection,
          codingId === null ? { about: 'source', sourceId: row.id } : { about: 'coding', codingId },
          parts,
          codingId === null ? words : '',
        ),
      );
    }
    for (const coding of [...body.codings, ...inPdf]) add(coding, null, null);
    for (const note of body.notes) {
      const selection = this.#known.annotations.get(note);
      const span = selection && text ? this.#place(text, selection, isTheirs) : 'no_text';
      if (typeof span !== 'string') this.annotated.set(note, wordsAt(span));
    }
    return { codings: { rows, memos }, remarks };
  }

  /** Gives a selection an identifier of its own, if it has none, or shares another's and has no coding. */
  #identified(selection: RefiSelection, index: number, sourceId: string, keys: Set<string>): RefiSelection {
    const isOwn = selection.key !== '' && !(keys.has(selection.key) && selection.codings.length === 0);
    keys.add(selection.key);
    if (isOwn) return selection;
    const key = this.#known.present.idFrom(`selection ${index} of ${sourceId}`);
    const { shell } = selection;
    return { ...selection, key, shell: { ...shell, attributes: { ...shell.attributes, guid: key } } };
  }

  /** In a text that the selections were not made in, a selection named by other words is not where the file says. */
  #place(text: FileText, selection: RefiSelection, isTheirs: boolean): Span | Unplaced | 'other_words' {
    const span = text.place(selection, this.#known.convention);
    if (isTheirs || typeof span === 'string' || selection.name.trim() === '') return span;
    return isCalled(selection.name, text.text.slice(span.start, span.end)) ? span : 'other_words';
  }

  /** The class with this name; it is new if no earlier source had it. */
  #classNamed(name: string): { readonly id: string; readonly row: ClassRecord; readonly isNew: boolean } {
    const known = this.#classes.get(name);
    if (known) return { id: known.id, row: known, isNew: false };
    const row: ClassRecord = {
      id: this.#known.present.idFrom(`class ${name}`),
      name,
      coverage: 'complete',
      frameSize: null,
      position: this.#known.present.positions.class + this.#classes.size,
    };
    this.#classes.set(name, row);
    return { id: row.id, row, isNew: true };
  }

  #labelFor(title: string): string {
    const label =
      title.length <= 50 && !this.#labels.has(title) ? title : nextLabel(title.slice(0, 40), this.#labels);
    this.#labels.add(label);
    return label;
  }

  #shellOf(source: Exclude<RefiSource, { readonly kind: 'other' }>): Element {
    if (source.kind === 'text') return this.#withoutFacts(source.text.shell);
    const { text, areas } = source.pdf;
    const shell = this.#withoutFacts(source.pdf.shell);
    return {
      ...shell,
      children: [...shell.children, ...areas.map((area) => area.shell), ...(text ? [text.shell] : [])],
    };
  }
  /** Leaves out class and date: they are columns of the row, and are exported from there. */
  #withoutFacts(shell: Element): Element {
    const isFact = (child: Element): boolean => {
      const variable = child.name === 'VariableValue' ? childOf(child, 'VariableRef') : undefined;
      return this.#known.people.sourceVariables.has(keyOf(variable?.attributes['targetGUID'] ?? ''));
    };
    if (!childrenOf(shell).some(isFact)) return shell;
    return {
      ...shell,
      children: shell.children.filter((child) => typeof child === 'string' || !isFact(child)),
    };
  }
}
