// Plans one source of an exchange file as rows and parts: its text, from the file or from its document, and the codings
// in it. Documents are read in a process of their own, as in any import.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageOf } from '#core/text/language.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import type { Incoming, Present, Remark } from '#core/refi/incoming.ts';
import { FileText } from '#core/refi/positions.ts';
import { type RefiSource, type RefiText, textOf } from '#core/refi/project.ts';
import type { Sources, TextFacts } from '#core/refi/sources.ts';
import { type PageStart, pageStartsJson } from '#core/text/pages.ts';
import type { SourcePagesRecord, SourceRecord } from '#core/records.ts';
import { hashOf } from '#db/write.ts';
import type { ExchangeFile, SourceFile } from '#formats/refi/container.ts';
import type { FoundText } from '#formats/refi/read-text.ts';
import { temporaryName } from '#core/leftovers.ts';
import { AppError } from '#core/errors.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { ReadingContext } from '../context.ts';
import type { OpenedExchange } from './file.ts';
import { withoutWords } from './remarks.ts';
import type { Keep } from './planned.ts';

export type ReadableSource = Exclude<RefiSource, { readonly kind: 'other' }>;

interface Planning {
  readonly sources: Sources;
  readonly idFrom: Present['idFrom'];
  readonly keep: Keep;
}

/** Finds the texts of an opened file, and stores what it reads. */
export class SourcePlanner {
  readonly #context: ReadingContext;
  readonly #opened: OpenedExchange;
  readonly #planning: Planning;
  /** Entries of the archive whose bytes or text are in the rows. */
  readonly taken = new Set<string>();

  constructor(context: ReadingContext, opened: OpenedExchange, planning: Planning) {
    this.#context = context;
    this.#opened = opened;
    this.#planning = planning;
  }

  /** The rows and parts of a source; stores its text and its original. */
  async plan(source: ReadableSource): Promise<Incoming> {
    const { file } = this.#opened;
    const text = textOf(source);
    const plain = text && (await this.#opened.foundText(text));
    const document = (source.kind === 'text' ? plain?.rich : null) ?? (await documentOf(file, source));
    const found = plain ?? (document && (await readDocument(this.#context, document)));
    const original = document ?? found?.rich ?? found?.plain;
    for (const each of [original, found?.plain]) if (each) this.taken.add(each.entry);
    const read = found ? new FileText(found.decoded) : null;
    const words = read?.text ?? '';
    const { bytes, ...measures } = measured(words);
    this.#planning.keep(bytes, measures.textHash);
    const originalHash = original ? hashOf(original.bytes) : null;
    if (original && originalHash !== null) this.#planning.keep(original.bytes, originalHash);
    const facts: TextFacts = {
      ...measures,
      docHash: found?.doc ? this.#kept(JSON.stringify(found.doc)) : null,
      language: languageOf(words),
      originalHash,
      originalName: original?.entry.split('/').at(-1) ?? null,
      encoding: null,
    };
    const planned = this.#planning.sources.plan(source, read, facts, !isReadDocument(found));
    const [row] = planned.rows.source ?? [];
    const pages = row && isReadDocument(found) ? { sourcePages: this.#pagesOf(row, found) } : {};
    return {
      ...planned,
      rows: { ...planned.rows, ...pages },
      remarks: [...remarksOf(source, text, found), ...planned.remarks],
    };
  }

  /** A text as it is stored; if it has none in the file, the text of its document; null if there is none either. */
  async words(
    text: RefiText | null,
    documentFor: () => Promise<SourceFile | null>,
  ): Promise<{ readonly found: FoundText; readonly stored: string } | null> {
    const plain = text && (await this.#opened.foundText(text));
    const document = plain ? null : await documentFor();
    const found = plain ?? (document && (await readDocument(this.#context, document)));
    return found && { found, stored: new FileText(found.decoded).text };
  }

  /** A source's text as it is stored; empty if there is none. */
  async wordsOf(source: RefiSource | undefined): Promise<string> {
    if (!source || source.kind === 'other') return '';
    const found = await this.words(textOf(source), () => documentOf(this.#opened.file, source));
    return found?.stored ?? '';
  }

  #pagesOf({ id, textHash }: SourceRecord, { pages, layout }: ReadDocument): SourcePagesRecord[] {
    if (pages.length === 0 && !layout?.length) return [];
    const drawn = layout?.length
      ? { layoutHash: this.#kept(JSON.stringify(layout)), layoutTextHash: textHash }
      : null;
    const starts = pageStartsJson(pages);
    const rowId = this.#planning.idFrom(`pages of ${id}`);
    return [{ id: rowId, sourceId: id, starts, layoutHash: null, layoutTextHash: null, ...drawn }];
  }

  #kept(json: string): string {
    const written = Buffer.from(json);
    const hash = hashOf(written);
    this.#planning.keep(written, hash);
    return hash;
  }
}

/** The file at a path of the archive. */
export async function fileAt(file: ExchangeFile, path: string | null): Promise<SourceFile | null> {
  return path === null ? null : await file.file(path);
}

/** Whether Concord has read the text from a document. */
export function isReadDocument(found: FoundText | null | undefined): found is ReadDocument {
  return found !== null && found !== undefined && 'pages' in found;
}

/** The pdf or the document of a source. */
async function documentOf(file: ExchangeFile, source: ReadableSource): Promise<SourceFile | null> {
  return await fileAt(file, source.kind === 'pdf' ? source.pdf.path : source.text.richPath);
}

/** The remarks on where the text comes from. */
function remarksOf(source: ReadableSource, text: RefiText | null, found: FoundText | null): Remark[] {
  const title = source.kind === 'text' ? source.text.name : source.pdf.name;
  const notes = (found?.notes ?? []).map((note) => ({
    ...note,
    parameters: { ...note.parameters, source: title },
  }));
  const isUnverified = isReadDocument(found) && (text?.selections.length ?? 0) > 0;
  return [
    ...(found ? [] : [withoutWords(title, source)]),
    ...notes,
    ...(isUnverified ? [{ key: 'exchange:selections_unverified', parameters: { source: title } }] : []),
  ];
}

function measured(words: string) {
  const bytes = Buffer.from(words, 'utf8');
  return { bytes, textHash: hashOf(bytes), ...measuresOf(words) };
}

/**
 * A text that Concord has read from a document: nothing tells how the program that wrote the file counted positions in
 * it.
 */
export interface ReadDocument extends FoundText {
  readonly rich: SourceFile;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[] | null;
}

/** The text of the document; null if it contains no readable text. Throws `cancelled`. */
async function readDocument(
  { reading, signal }: Pick<ReadingContext, 'reading' | 'signal'>,
  document: SourceFile,
): Promise<ReadDocument | null> {
  const name = document.entry.split('/').at(-1) ?? document.entry;
  const folder = await mkdtemp(join(tmpdir(), temporaryName('document', process.pid)));
  try {
    // A name of our own: this system may not allow the name in the archive.
    const path = join(folder, 'document');
    await writeFile(path, document.bytes);
    const read = await reading.reader().read(path, name, { signal });
    if (read.type === 'table') return null;
    const { text, doc, pages, layout } = read;
    const notes = [
      { key: 'exchange:read_from_document', parameters: { entry: document.entry } },
      ...read.notes,
    ];
    return { decoded: text, doc, pages, layout, notes, plain: null, rich: document };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
