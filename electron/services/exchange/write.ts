// Exports the project as a file of the exchange standard, with Concord's own data for what the standard has no place
// for.
import { basename, extname } from 'node:path';
import { AppError } from '#core/errors.ts';
import { codeColour } from '#core/codes/colours.ts';
import { codePointsBefore } from '#core/text/plain-text.ts';
import type { CodingRecord, MemoRecord, SourceRecord } from '#core/records.ts';
import { descriptionOf } from '#core/refi/descriptions.ts';
import type { Convention } from '#core/refi/positions.ts';
import { sourceVariables } from '#core/refi/attributes.ts';
import { standingParts } from '#core/refi/standing-parts.ts';
import type { Part, Remark } from '#core/refi/incoming.ts';
import type { Outgoing, SourceFiles } from '#core/refi/outgoing.ts';
import { filedNotes, writeProject } from '#core/refi/write-project.ts';
import type { ReadDb } from '#db/handles.ts';
import { expectOriginals, hashesAbsent } from '#db/absent.ts';
import { all, get, getBlob, getText } from '#db/write.ts';
import { pieceOf } from '#formats/refi/container.ts';
import { guidFrom } from '#formats/guid-from.ts';
import { notWritten } from '#formats/writing/not-written.ts';
import { writeQdpx, type ArchiveEntry } from '#formats/refi/write-qdpx.ts';
import type { Language, Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import type { ReadingContext } from '../context.ts';
import { madeByPeople } from '../machine-layers.ts';
import { keptFilesForExport, type ExportedFiles } from './kept-files.ts';
import { exchangesIn, keptRecords, partsOf as keptPartsOf } from './kept-parts.ts';
import { lossRemarks, neverCame, ownLosses } from './losses.ts';
import { ownData } from './own-write.ts';
import { rewrittenSources } from './rewritten-sources.ts';
import { summariesAsMemos } from './summary-memos.ts';

export interface ExchangeExport {
  /** The unit of positions: code points as the standard demands, or UTF-16 units for NVivo. */
  readonly unit: Convention['unit'];
  readonly language: Language | undefined;
}

/** Writes the project to `path`. Throws `invalid` if the system refuses, `cancelled`, and any error of reading. */
export async function writeExchange(
  context: ReadingContext,
  path: string,
  options: ExchangeExport,
): Promise<Remark[]> {
  const { db, signal, progress, now } = context;
  // Who is in a team no more has no other way to hand on what was never sent.
  expectOriginals(db, { withoutLost: true });
  const files = keptFilesOut(db);
  const outgoing = outgoingOf(db, options.unit, context.words(options.language), files);
  const losses = ownLosses(db, outgoing);
  const total = outgoing.sources.length;
  const ofSources = outgoing.sources.map((source) => entriesOf(outgoing, source));
  const places = [...files.entries].flatMap(([name, pieces]) =>
    pieces.map((hash, piece) => [hash, pieceOf(name, piece, pieces.length)] as const),
  );
  const placesOfSources = ofSources.flat().map(([name, hash]) => [hash, name] as const);
  const own = ownData(db, new Map([...places, ...placesOfSources]), hashesAbsent(db));
  const entries = function* (): Generator<ArchiveEntry> {
    for (const [done, source] of outgoing.sources.entries()) {
      progress({ done, total, name: source.title, stage: 'writing' });
      for (const [name, hash] of ofSources[done] ?? []) yield { name, pieces: [() => getBlob(db, hash)] };
    }
    for (const [name, pieces] of files.entries)
      yield { name, pieces: pieces.map((hash) => () => getBlob(db, hash)) };
    for (const { entry, text } of filedNotes(outgoing))
      yield { name: `sources/${entry}`, pieces: [() => Buffer.from(text, 'utf8')] };
    yield* own.entries;
  };
  try {
    await writeQdpx(path, writeProject(outgoing, losses), own.json, entries(), { date: now(), signal });
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    throw notWritten(error, path);
  }
  return [...neverCame(db), ...lossRemarks(outgoing, losses, options.unit)];
}

/** The memos, and the summaries as memos. */
function memosOut(db: ReadDb): MemoRecord[] {
  const isByPerson = madeByPeople(db);
  const isHere = ({ codingId }: MemoRecord): boolean =>
    codingId === null || isByPerson(get(db, 'coding', codingId));
  return [...all(db, 'memo').filter(isHere), ...summariesAsMemos(db)];
}

/** The stored files of imported archives, besides those of sources. */
function keptFilesOut(db: ReadDb): ExportedFiles {
  const ids = [...all(db, 'source'), ...memosOut(db)].map(({ id }) => id);
  const reserved = ids.flatMap((id) => ['txt', 'docx', 'pdf'].map((ending) => `sources/${id}.${ending}`));
  return keptFilesForExport(db, exchangesIn(db), reserved);
}

/** The project, prepared for a file of the standard. */
export function outgoingOf(
  db: ReadDb,
  unit: Convention['unit'],
  words: Words,
  files: ExportedFiles = keptFilesOut(db),
): Outgoing {
  const [project] = all(db, 'project');
  if (!project) throw new AppError('invalid', 'errors:damaged_project', { name: basename(db.sqlite.name) });
  const bySource = Map.groupBy(keptRecords(db), ({ sourceId }) => sourceId);
  const readParts = (sourceId: string | null): readonly Part[] =>
    standingParts(
      (bySource.get(sourceId) ?? []).map((record) =>
        keptPartsOf(db, record).map((part) => files.partIn(record.exchangeId, part)),
      ),
    );
  // Everything about one source is asked for together, and the parts of all sources of a large study would fill the
  // memory: so only the last source's are kept.
  let lastParts: { readonly sourceId: string | null; readonly parts: readonly Part[] } | null = null;
  const partsOf = (sourceId: string | null): readonly Part[] => {
    if (lastParts?.sourceId !== sourceId) lastParts = { sourceId, parts: readParts(sourceId) };
    return lastParts.parts;
  };
  let lastText: { readonly hash: string; readonly text: string } | null = null;
  let rewritten: ReadonlySet<string> | null = null;
  const absent = hashesAbsent(db);
  let lastCodings: { readonly sourceId: string; readonly codings: readonly CodingRecord[] } | null = null;
  let wholes: ReadonlyMap<string, readonly CodingRecord[]> | null = null;
  // Other programs would count a program's codings as those of one more coder.
  const isByPerson = madeByPeople(db);
  const astral = new Map<string, readonly number[]>();
  const [sources, attributes] = [all(db, 'source'), all(db, 'attribute')];
  const named = { class: words.t('exchange:variable_class'), date: words.t('exchange:variable_date') };
  const ofSources = sourceVariables(sources, all(db, 'class'), named, attributes);
  return {
    project,
    coders: all(db, 'coder').filter(({ kind }) => kind !== 'machine'),
    codes: all(db, 'code'),
    themeCodes: all(db, 'themeCode'),
    attributes: [...attributes, ...ofSources.attributes],
    values: [...all(db, 'attributeValue'), ...ofSources.values],
    respondents: all(db, 'respondent'),
    sourceRespondents: all(db, 'sourceRespondent'),
    sources,
    memos: memosOut(db),
    codingsOf: (sourceId) => {
      if (lastCodings?.sourceId !== sourceId)
        lastCodings = { sourceId, codings: all(db, 'coding', { sourceId }).filter(isByPerson) };
      return lastCodings.codings;
    },
    wholesOf: (sourceId) => {
      wholes ??= Map.groupBy(
        all(db, 'coding', { start: null }).filter(isByPerson),
        (coding) => coding.sourceId,
      );
      return wholes.get(sourceId) ?? [];
    },
    filesOf: (source) =>
      filesOf(source, {
        isStandIn: cameWithoutText(source, partsOf(source.id)),
        isRewritten: (rewritten ??= rewrittenSources(db)).has(source.id),
        isHere: !absent.has(source.originalHash ?? ''),
      }),
    parts: [...bySource.keys()].flatMap((sourceId) =>
      partsOf(sourceId).filter(
        ({ kind }) => sourceId === null || kind === 'source' || kind === 'description',
      ),
    ),
    partsOf,
    positionIn: (source, at) => {
      if (unit === 'utf-16') return at;
      let places = astral.get(source.id);
      if (!places) astral.set(source.id, (places = JSON.parse(source.astral) as number[]));
      return codePointsBefore(places, at);
    },
    wordsOf: (source, start, end) => {
      // The codings of one source follow one another.
      if (lastText?.hash !== source.textHash)
        lastText = { hash: source.textHash, text: getText(db, source.textHash) };
      return lastText.text.slice(start, end);
    },
    descriptionOf: (code) => descriptionOf(code, (field) => words.t(`exports:field.${field}`)),
    colourOf: ({ colour }) => codeColour(colour, 'light').toUpperCase(),
    guidFrom,
    program: PROGRAM,
  };
}

/** Whether a source has no text because the file it was imported from did not contain it. */
function cameWithoutText(
  { id, length, originalHash, originalName }: SourceRecord,
  parts: readonly Part[],
): boolean {
  const shell = parts.findLast(({ kind, ownerId }) => kind === 'source' && ownerId === id)?.shell;
  if (length > 0 || !shell) return false;
  return originalHash === null || isDocument(originalName);
}

function isDocument(name: string | null): boolean {
  return /\.(?:docx|pdf)$/i.test(name ?? '');
}

/** A text is `ID.txt`; a docx or pdf beside it has the same name. */
function filesOf(
  { id, originalHash, originalName, article }: SourceRecord,
  {
    isStandIn,
    isRewritten,
    isHere,
  }: { readonly isStandIn: boolean; readonly isRewritten: boolean; readonly isHere: boolean },
): SourceFiles {
  // The original of an article holds other sources too; it is exported once, with Concord's own data.
  const kind =
    originalHash === null || article !== null || !isHere
      ? null
      : /^\.(docx|pdf)$/i.exec(extname(originalName ?? ''))?.[1]?.toLowerCase();
  return {
    plain: `${id}.txt`,
    isStandIn,
    // A pdf stands beside its text; a Word document replaces it.
    original: kind === 'pdf' || (kind === 'docx' && !isRewritten) ? { entry: `${id}.${kind}`, kind } : null,
  };
}

/** The archive entries of a source, with the hashes of their bytes. */
function entriesOf({ filesOf: of }: Outgoing, source: SourceRecord): [name: string, hash: string][] {
  const { plain, original } = of(source);
  const { textHash, originalHash } = source;
  return [
    [`sources/${plain}`, textHash],
    ...(original && originalHash !== null
      ? [[`sources/${original.entry}`, originalHash] as [string, string]]
      : []),
  ];
}
