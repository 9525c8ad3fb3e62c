// The project as a file of the exchange standard, for other programs; and what of it the standard has no place for.
import { basename, extname } from 'node:path';
import { AppError } from '#core/errors.ts';
import { codeColour } from '#core/colours.ts';
import { codePointsBefore } from '#core/plain-text.ts';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import type { Convention } from '#core/refi/positions.ts';
import type { Part, Remark } from '#core/refi/incoming.ts';
import type { Outgoing, SourceFiles } from '#core/refi/outgoing.ts';
import { writeProject } from '#core/refi/write-project.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getBlob, getText } from '#db/write.ts';
import { writeQdpx, type ArchiveEntry } from '#formats/refi/write-qdpx.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { JobContext } from './context.ts';
import { guidFrom } from './guid-from.ts';

export interface ExchangeExport {
  /** How positions are counted; the standard wants code points, NVivo reads UTF-16 units. */
  readonly unit: Convention['unit'];
  readonly language: 'en' | 'zh-CN' | undefined;
}

/** Writes the project to `path`. Throws `invalid` where the system refuses it, and `cancelled`. */
export async function writeExchange(
  context: JobContext,
  path: string,
  options: ExchangeExport,
): Promise<Remark[]> {
  const { db, signal, progress, now } = context;
  const outgoing = outgoingOf(db, options.unit, context.words(options.language));
  const total = outgoing.sources.length;
  const entries = function* (): Generator<ArchiveEntry> {
    for (const [done, source] of outgoing.sources.entries()) {
      progress({ done, total, name: source.title, stage: 'writing' });
      const { plain, original } = outgoing.filesOf(source);
      yield { name: plain, bytes: () => getBlob(db, source.textHash) };
      const { originalHash } = source;
      if (original && originalHash !== null)
        yield { name: original.entry, bytes: () => getBlob(db, originalHash) };
    }
  };
  try {
    await writeQdpx(path, writeProject(outgoing), entries(), { date: now(), signal });
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    throw new AppError('invalid', 'errors:file_not_written', { name: basename(path), what: code });
  }
  return lossesOf(db, options.unit);
}

function outgoingOf(db: ReadDb, unit: Convention['unit'], words: Words): Outgoing {
  const [project] = all(db, 'project');
  if (!project) throw new AppError('invalid', 'errors:damaged_project', { name: basename(db.sqlite.name) });
  const kept = all(db, 'exchangeParts');
  const partsIn = (hash: string): Part[] => JSON.parse(getText(db, hash)) as Part[];
  const bySource = new Map(
    kept.flatMap(({ sourceId, partsHash }) => (sourceId === null ? [] : [[sourceId, partsHash] as const])),
  );
  const partsOf = (sourceId: string): readonly Part[] => {
    const hash = bySource.get(sourceId);
    return hash === undefined ? [] : partsIn(hash);
  };
  const astral = new Map<string, readonly number[]>();
  return {
    project,
    coders: all(db, 'coder'),
    codes: all(db, 'code'),
    themeCodes: all(db, 'themeCode'),
    attributes: all(db, 'attribute'),
    values: all(db, 'attributeValue'),
    respondents: all(db, 'respondent'),
    sourceRespondents: all(db, 'sourceRespondent'),
    sources: all(db, 'source'),
    memos: all(db, 'memo'),
    codingsOf: (sourceId) => all(db, 'coding', { sourceId }),
    filesOf,
    parts: kept.flatMap(({ sourceId, partsHash }) =>
      partsIn(partsHash).filter(
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
    descriptionOf: (code) => descriptionOf(code, words),
    colourOf: ({ colour }) => codeColour(colour, 'light').toUpperCase(),
    guidFrom,
    program: PROGRAM,
  };
}

/** A text is `ID.txt`; a docx or pdf beside it has the same name. */
function filesOf({ id, originalHash, originalName }: SourceRecord): SourceFiles {
  const kind =
    originalHash === null ? null : /^\.(docx|pdf)$/i.exec(extname(originalName ?? ''))?.[1]?.toLowerCase();
  return {
    plain: `${id}.txt`,
    original: kind === 'docx' || kind === 'pdf' ? { entry: `${id}.${kind}`, kind } : null,
  };
}

/** The full definition alone, as it would be in any program; with more fields, each under its heading. */
function descriptionOf(code: CodeRecord, { t }: Words): string {
  const fields = [
    ['shortDefinition', code.shortDefinition],
    ['fullDefinition', code.fullDefinition],
    ['whenToUse', code.whenToUse],
    ['whenNotToUse', code.whenNotToUse],
    ['definition2', code.definition2],
  ] as const;
  const said = fields.filter(([, text]) => text !== '');
  if (said.every(([field]) => field === 'fullDefinition')) return code.fullDefinition;
  return said.map(([field, text]) => `${t(`exports:field.${field}`)}\n${text}`).join('\n\n');
}

/** What a file of the standard cannot say of this project, item by item. */
export function lossesOf(db: ReadDb, unit: Convention['unit']): Remark[] {
  const sources = all(db, 'source');
  const codes = all(db, 'code');
  const codings = all(db, 'coding');
  const counted: Readonly<Record<string, number>> = {
    classes: sources.filter(({ classId }) => classId !== null).length,
    dates: sources.filter(({ date }) => date !== null).length,
    statuses: sources.filter(({ status }) => status !== 'included').length,
    duplicates: sources.filter(({ duplicateOf }) => duplicateOf !== null).length,
    structure: sources.filter(({ docHash }) => docHash !== null).length,
    originals: sources.filter(
      (source) =>
        source.originalHash !== null &&
        source.originalHash !== source.textHash &&
        filesOf(source).original === null,
    ).length,
    reviews: all(db, 'review').length,
    names2: codes.filter(({ name2, aliases }) => name2 !== null || aliases !== '').length,
    themes: codes.filter(({ isTheme }) => isTheme).length,
    merged: codes.filter(({ status }) => status === 'merged').length,
    weights: codings.filter(({ weight, stance, voice, respondentId, translation }) =>
      [weight, stance, voice, respondentId, translation].some((value) => value !== null),
    ).length,
    memos: all(db, 'memo').filter(({ about }) => about === 'respondent').length,
    comparisons: all(db, 'comparison').length,
    samples: all(db, 'sample').length,
  };
  const beyond = sources.filter(({ astral }) => astral !== '[]').length;
  return [
    ...Object.entries(counted).flatMap(([key, count]) =>
      count > 0 ? [{ key: `exchange:lost_${key}`, parameters: { count } }] : [],
    ),
    ...(beyond > 0 && unit === 'code-point'
      ? [{ key: 'exchange:counted_for_nvivo', parameters: { count: beyond } }]
      : []),
  ];
}
