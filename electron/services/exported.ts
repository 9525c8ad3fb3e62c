// A project, prepared for the file writers.
import type { CodebookLanguage } from '#core/codes/code-names.ts';
import { countedCodebook } from '#core/exports/codebook-counting.ts';
import { codebookDocument, type CodebookDocument } from '#core/exports/codebook-document.ts';
import type { CodebookLayout } from '#core/exports/codebook-layout.ts';
import { exportedProject, readIn, type ExportedProject } from '#core/exports/exported-project.ts';
import type { LayerRequest } from '#core/counting/request.ts';
import { codedText, type CodedText } from '#core/exports/coded-text.ts';
import { byPosition } from '#core/by-position.ts';
import type { CoderRecord, CodingRecord, SummaryQuoteRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { actsInForce } from '#db/standing-acts.ts';
import { all, find, get, getText } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { PROGRAM } from '../version.ts';
import { whereHistoryStands } from './act-marks.ts';
import { namedVersion } from './versions/named-version.ts';
import { joined } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import type { ReadingContext } from './context.ts';
import { keptSpelling } from './exchange/kept-codebook.ts';
import { madeByPeople } from './machine-layers.ts';
import { pinnedCodes } from './own-pins.ts';
import { projectRow } from './project.ts';

/**
 * The rows that exports read, with the names that stand for them in files. In a file for readers, codes have their
 * names in one language.
 */
export function exported(
  db: ReadDb,
  counting: Counting,
  language?: CodebookLanguage,
  /** Coders that are programs and whose codings are exported because their layer was chosen. */
  chosen: ReadonlySet<string> = new Set(),
): ExportedProject {
  const isByPerson = madeByPeople(db);
  const made = exportedProject(projectRow(db), counting.corpus, {
    codingsOf: (sourceId) =>
      all(db, 'coding', { sourceId }).filter((each) => isByPerson(each) || chosen.has(each.coderId)),
    codingWith: (id) => find(db, 'coding', id),
    codeExamples: all(db, 'codeExample'),
    memos: all(db, 'memo'),
    sourcePages: all(db, 'sourcePages'),
  });
  const isShown = ({ id, kind }: CoderRecord): boolean => kind !== 'machine' || chosen.has(id);
  const project = { ...made, coders: made.coders.filter(isShown) };
  return language === undefined ? project : readIn(project, language);
}

/** The quotes of the summary grid, in the order pinned. */
export function pinnedQuotes(db: ReadDb): readonly SummaryQuoteRecord[] {
  return all(db, 'summaryQuote').toSorted(byPosition);
}

/**
 * Returns a function for the words under a coding. Each text is read only once while the codings come source by source.
 */
export function quotes(db: ReadDb): (coding: CodingRecord) => string {
  let sourceId = '';
  let text = '';
  return (coding) => {
    if (coding.start === null || coding.end === null) return '';
    if (coding.sourceId !== sourceId) {
      sourceId = coding.sourceId;
      text = getText(db, get(db, 'source', sourceId).textHash);
    }
    return text.slice(coding.start, coding.end);
  };
}

/**
 * One text with its codings: all of them, or those of these coders. At its head stands who is heard there and did not agree to
 * be quoted. Throws `not_found`.
 */
export function exportedText(
  { db, counting, now }: Pick<ReadingContext, 'db' | 'counting' | 'now'>,
  sourceId: string,
  words: Words,
  coderIds?: readonly string[],
): CodedText {
  const source = get(db, 'source', sourceId);
  const coded = codedText(exported(db, counting, words.codebookLanguage, new Set(coderIds)), source, {
    program: PROGRAM,
    date: now(),
    text: getText(db, source.textHash),
    ...(coderIds === undefined ? {} : { coderIds: new Set(coderIds) }),
  });
  const heard = counting.corpus.respondentsOf.get(sourceId) ?? [];
  const notices = (['counts', 'paraphrase'] as const).flatMap((scope) => {
    const names = heard.filter(({ consent }) => consent === scope).map(({ name }) => name);
    return names.length === 0
      ? []
      : words.t(`exports:coded.heard_${scope}`, { names: joined(words, names, 'conjunction') });
  });
  return {
    ...coded,
    notice: [...notices, coded.notice ?? ''].filter((line) => line !== '').join('\n') || null,
  };
}

/** What an exported codebook contains, and the layout of a readable one. */
export interface CodebookChoice {
  readonly interviewExcerpts: boolean;
  readonly counts: boolean;
  readonly memos: boolean;
  /** Whether to include the identifiers and colours of the imported files. */
  readonly spelling?: boolean;
  readonly layout?: Partial<CodebookLayout> | undefined;
  readonly layer?: LayerRequest | undefined;
  /** The language in which codes are named first; as in the project if the file may be imported again. */
  readonly language?: CodebookLanguage | undefined;
}

/** The codebook to export, with the keys of the person who exports it, and with counts unless disabled. */
export function exportedCodebook(
  context: Pick<ReadingContext, 'db' | 'counting' | 'coderId' | 'personId'>,
  options: CodebookChoice & { readonly date: string },
): CodebookDocument {
  const { db, counting } = context;
  return codebookDocument(exported(db, counting, options.language), {
    program: PROGRAM,
    date: options.date,
    asOf: whereHistoryStands(db),
    version: namedVersion(db),
    pins: new Map(pinnedCodes(context).map(({ id, pin }) => [id, pin])),
    interviewExcerpts: options.interviewExcerpts,
    memos: options.memos,
    ...(options.layout ? { layout: options.layout } : {}),
    quoteOf: quotes(db),
    acts: [...actsInForce(db, actsAbout(db, ['code']))],
    ...(options.spelling ? { spelling: keptSpelling(db) } : {}),
    ...(options.counts ? { counted: countedCodebook(counting.corpus, counting.codings, options.layer) } : {}),
  });
}
