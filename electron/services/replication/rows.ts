// The rows for a replication package: read at one moment, so that later edits do not appear in part; then without
// confidential data and, if asked, without names and with ids, an order and times of their own.
import { CodingTable } from '#core/counting/coding-table.ts';
import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import {
  codingsAtHand,
  exportedProject,
  heldBack,
  type ExportedProject,
} from '#core/exports/exported-project.ts';
import { queriedIn } from '#core/query/queried-sources.ts';
import type { Texts } from '#core/query/source-view.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { Folding } from '#core/search/folding.ts';
import type { Draw } from '#core/replication/draw.ts';
import { replaced, type Replacement } from '#core/replication/names.ts';
import { inOrderOfIds, toTheDay, withOwnIds } from '#core/replication/own-ids.ts';
import {
  Places,
  pseudonymousRows,
  pseudonymousText,
  type MovedText,
} from '#core/replication/pseudonymous.ts';
import type { Pseudonyms } from '#core/replication/pseudonyms.ts';
import { withNumberedCoders, type CoderNumbers } from '#core/replication/unnamed-coders.ts';
import {
  keptRows,
  withoutPrograms,
  packagedTables,
  type Kept,
  type KeptRows,
  type StudyRows,
} from '#core/replication/study-rows.ts';
import { pseudonymKeyOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { withinTime } from '../../engines/in-time.ts';
import { simplifiedForms } from '../../engines/searching/han-forms.ts';
import { drawFrom } from './draw.ts';
import { studyPseudonyms } from './study-names.ts';

/** A project as its package presents it. */
export interface PackagedStudy extends KeptRows {
  readonly corpus: Corpus;
  readonly codings: CodingTable;
  readonly exported: ExportedProject;
  /** A source's text as the package presents it; empty if its words are left out. */
  readonly textOf: (source: SourceRecord) => string;
  readonly quoteOf: (coding: CodingRecord) => string;
  /** How many names were replaced, by source id or table. Null without pseudonyms. */
  readonly places: Places | null;
  /** How many codings overlap others differently than in the project, because their border cuts a name. */
  readonly changed: number;
  readonly pseudonyms: Pseudonyms | null;
  /** What ids and pseudonyms are drawn with. Null without pseudonyms. */
  readonly draw: Draw | null;
}

export interface StudyChoice {
  readonly pseudonyms: boolean;
  readonly interviews: Kept;
  /** Source ids; all interviews when undefined. */
  readonly confidential?: readonly string[] | undefined;
  /** Whether the texts of people who agreed to be paraphrased only are kept. */
  readonly paraphrased: boolean;
  /** What coders are called in a package with pseudonyms; null where they are named. */
  readonly codersCalled: CoderNumbers | null;
}

/** The texts as the package has them, for saved queries that comparisons of the package count by. */
function packagedTexts(corpus: Corpus, textOf: (source: SourceRecord) => string): Texts {
  return {
    textOf: (id) => {
      const source = corpus.tables.source.get(id);
      return source ? textOf(source) : '';
    },
    folding: new Folding(simplifiedForms()),
    inTime: withinTime(),
  };
}

/** The saved queries that comparisons count by: nothing else in the package asks one. */
function queriesOfComparisons({ savedQuery, comparison }: StudyRows): StudyRows['savedQuery'] {
  return savedQuery.filter(({ id }) => comparison.some(({ settings }) => settings.includes(id)));
}

/** Reads the project. Awaits `pause` after each text that is searched for names. */
export async function packagedStudy(
  db: ReadDb,
  choice: StudyChoice,
  pause: (done: number, total: number) => Promise<void>,
): Promise<PackagedStudy> {
  // Each table is read under its own name.
  const rowsHere = Object.fromEntries(
    packagedTables.map((table) => [table, all(db, table)]),
  ) as unknown as StudyRows;
  const own = withoutPrograms({ ...rowsHere, savedQuery: queriesOfComparisons(rowsHere) });
  const draw = choice.pseudonyms ? drawFrom(pseudonymKeyOf(db)) : null;
  const read = draw ? withOwnIds(own, draw) : own;
  const confidentialIds = choice.confidential ?? own.source.map(({ id }) => id);
  const confidential = new Set(draw ? confidentialIds.map((id) => draw.id(id)) : confidentialIds);
  const kept = keptRows(read, choice.interviews, confidential, choice.paraphrased);
  // Also for respondents that are left out: others may mention them.
  const pseudonyms = draw && studyPseudonyms(db, read, draw, { seeksCoders: choice.codersCalled !== null });
  const places = pseudonyms && new Places(pseudonyms);
  const replacementsIn = (text: string): Replacement[] => pseudonyms?.names.find(text) ?? [];
  const stored = ({ id, textHash }: SourceRecord): string => {
    const why = kept.wordless.get(id);
    // Of people who may be paraphrased, what paraphrases them is shown passage by passage.
    return why === undefined || why === 'paraphrase' ? getText(db, textHash) : '';
  };
  const presented = (source: SourceRecord): string => {
    const text = stored(source);
    return replaced(text, replacementsIn(text));
  };
  const textOf = (source: SourceRecord): string => (kept.wordless.has(source.id) ? '' : presented(source));
  let rows = kept.rows;
  let changed = 0;
  if (pseudonyms && places) {
    const withoutNames = pseudonymousRows(rows, pseudonyms, places);
    const named = choice.codersCalled ? withNumberedCoders(withoutNames, choice.codersCalled) : withoutNames;
    const codingsOf = Map.groupBy(named.coding, ({ sourceId }) => sourceId);
    const pagesOf = Map.groupBy(named.sourcePages, ({ sourceId }) => sourceId);
    const moved: MovedText[] = [];
    for (const [done, source] of named.source.entries()) {
      const text = stored(source);
      const replacements = replacementsIn(text);
      places.made(source.id, text, replacements);
      const standing = {
        source,
        codings: codingsOf.get(source.id) ?? [],
        pages: pagesOf.get(source.id) ?? [],
      };
      if (replacements.length === 0) moved.push(standing);
      else {
        const { changed: here, ...standingThere } = pseudonymousText(text, replacements, standing);
        moved.push(standingThere);
        changed += here;
      }
      await pause(done, named.source.length);
    }
    rows = inOrderOfIds({
      ...named,
      source: moved.map((text) => text.source),
      coding: moved.flatMap((text) => text.codings),
      sourcePages: moved.flatMap((text) => text.pages),
    });
  }
  // Counts must know which of two acts of one day came first, so they use the exact times; the package shows only days.
  const codings = new CodingTable();
  codings.load(rows.coding);
  const corpus: Corpus = corpusOf(
    rows,
    queriedIn({
      codings: () => codings,
      texts: () => packagedTexts(corpus, textOf),
      asked: () => {},
    }),
  );
  if (draw) rows = toTheDay(rows);
  const [project] = rows.project;
  if (!project) throw new Error('A project without its row was opened');
  const exported = exportedProject(project, draw ? corpusOf(rows) : corpus, {
    ...codingsAtHand(rows.coding),
    codeExamples: rows.codeExample,
    memos: rows.memo.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)),
    sourcePages: rows.sourcePages,
  });
  const wordsOf = quotesIn(corpus, presented);
  return {
    ...kept,
    rows,
    corpus,
    codings,
    exported,
    textOf,
    quoteOf: (coding) =>
      kept.wordless.has(coding.sourceId) && heldBack(exported, coding) !== null ? '' : wordsOf(coding),
    places,
    changed,
    pseudonyms,
    draw,
  };
}

/** Returns a function for the words under codings. Each text is read only once while they come source by source. */
function quotesIn(
  corpus: Corpus,
  textOf: (source: SourceRecord) => string,
): (coding: CodingRecord) => string {
  let sourceId = '';
  let text = '';
  return ({ start, end, sourceId: wanted }) => {
    const source = corpus.tables.source.get(wanted);
    if (start === null || end === null || !source) return '';
    if (wanted !== sourceId) [sourceId, text] = [wanted, textOf(source)];
    return text.slice(start, end);
  };
}
