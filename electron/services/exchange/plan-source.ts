// One source of an exchange file as rows and parts: its words, from the file or from its document, and what is coded in
// them. A document is read as Concord reads any, in a process of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageOf } from '#core/text/language.ts';
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
import { measuredText } from '../texts.ts';
import type { OpenedExchange } from './file.ts';
import { withoutWords } from './remarks.ts';
import type { Keep } from './planned.ts';

export type ReadableSource = Exclude<RefiSource, { readonly kind: 'other' }>;

interface Planning {
  readonly sources: Sources;
  readonly idFrom: Present['idFrom'];
  readonly keep: Keep;
}

/** Where the words of an opened file are found, and where what is read of them goes. */
export class SourcePlanner {
  readonly #context: ReadingContext;
  readonly #opened: OpenedExchange;
  readonly #planning: Planning;
  /** Entries whose bytes or words are in the rows. */
  readonly taken = new Set<string>();

  constructor(context: ReadingContext, opened: OpenedExchange, planning: Planning) {
    this.#context = context;
    this.#opened = opened;
    this.#planning = planning;
  }

  /** The rows and parts of a source; its text and its original are kept. */
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

  /** The words of a text, as they are stored; of the document for it where it has none; null where there are none. */
  async words(
    text: RefiText | null,
    documentFor: () => Promise<SourceFile | null>,
  ): Promise<{ readonly found: FoundText; readonly stored: string } | null> {
    const plain = text && (await this.#opened.foundText(text));
    const document = plain ? null : await documentFor();
    const found = plain ?? (document && (await readDocument(this.#context, document)));
    return found && { found, stored: new FileText(found.decoded).text };
  }

  /** The words of a source, as they are stored; empty where there are none. */
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

/** The file that a path leads to. */
export async function fileAt(file: ExchangeFile, path: string | null): Promise<SourceFile | null> {
  return path === null ? null : await file.file(path);
}

/** Whether the words were read from a document by Concord. */
export function isReadDocument(found: FoundText | null | undefined): found is ReadDocument {
  return found !== null && found !== undefined && 'pages' in found;
}

/** The pdf or the document that a source is, or stands beside. */
async function documentOf(file: ExchangeFile, source: ReadableSource): Promise<SourceFile | null> {
  return await fileAt(file, source.kind === 'pdf' ? source.pdf.path : source.text.richPath);
}

/** What is to be known of where the words come from. */
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
  return measuredText(words, bytes, hashOf(bytes));
}

/** A text that Concord has read from a document: how the program that wrote the file counted it, nothing tells. */
export interface ReadDocument extends FoundText {
  readonly rich: SourceFile;
  readonly pages: readonly PageStart[];
  readonly layout: readonly PageLayout[] | null;
}

/** The text of the document; null where there is none to be read in it. Throws `cancelled`. */
async function readDocument(
  { reading, signal }: Pick<ReadingContext, 'reading' | 'signal'>,
  document: SourceFile,
): Promise<ReadDocument | null> {
  const name = document.entry.split('/').at(-1) ?? document.entry;
  const folder = await mkdtemp(join(tmpdir(), temporaryName('document', process.pid)));
  try {
    // The name on the disk is ours: that in the archive may be one that this system does not allow.
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
