// The rows that a replication package tells of: read at once, so that what is edited meanwhile is not half in it, then
// without what is confidential and, where asked, without names and with ids, an order and times of their own.
import { CodingTable } from '#core/counting/coding-table.ts';
import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import { codingsAtHand, exportedProject, type ExportedProject } from '#core/exports/exported-project.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Draw } from '#core/replication/draw.ts';
import { replaced, wordsOf, type Replacement } from '#core/replication/names.ts';
import { inOrderOfIds, toTheDay, withOwnIds } from '#core/replication/own-ids.ts';
import {
  Places,
  pseudonymousRows,
  pseudonymousText,
  type MovedText,
} from '#core/replication/pseudonymous.ts';
import { mayBeWords, pseudonymsOf, type Pseudonyms } from '#core/replication/pseudonyms.ts';
import {
  keptRows,
  packagedTables,
  type Kept,
  type KeptRows,
  type StudyRows,
} from '#core/replication/study-rows.ts';
import { pseudonymKeyOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { simplifiedForms } from '../../engines/searching/han-forms.ts';
import { drawFrom } from './draw.ts';

/** A project as its package tells of it. */
export interface PackagedStudy extends KeptRows {
  readonly corpus: Corpus;
  readonly codings: CodingTable;
  readonly exported: ExportedProject;
  /** The text of a source as it is written; empty where its words are left out. */
  readonly textOf: (source: SourceRecord) => string;
  readonly quoteOf: (coding: CodingRecord) => string;
  /** By source id or table, the places in which names gave way. Null without pseudonyms. */
  readonly places: Places | null;
  /** How many codings meet others otherwise than in the project, since they part a name. */
  readonly changed: number;
  readonly pseudonyms: Pseudonyms | null;
  /** What ids and pseudonyms were drawn by. Null without pseudonyms. */
  readonly draw: Draw | null;
}

export interface StudyChoice {
  readonly pseudonyms: boolean;
  readonly interviews: Kept;
  /** Ids; all interviews when undefined. */
  readonly confidential?: readonly string[] | undefined;
}

/** Reads the project. `pause` is awaited after each text that is looked through for names. */
export async function packagedStudy(
  db: ReadDb,
  choice: StudyChoice,
  pause: (done: number, total: number) => Promise<void>,
): Promise<PackagedStudy> {
  // Each table is read under its own name.
  const own = Object.fromEntries(
    packagedTables.map((table) => [table, all(db, table)]),
  ) as unknown as StudyRows;
  const draw = choice.pseudonyms ? drawFrom(pseudonymKeyOf(db)) : null;
  const read = draw ? withOwnIds(own, draw) : own;
  const meant = choice.confidential ?? own.source.map(({ id }) => id);
  const confidential = new Set(draw ? meant.map((id) => draw.id(id)) : meant);
  const kept = keptRows(read, choice.interviews, confidential);
  // Of people who are left out too: others may speak of them.
  const pseudonyms = draw && pseudonymsOf(read, draw, ordinaryWords(db, read), simplifiedForms());
  const places = pseudonyms && new Places(pseudonyms);
  const replacementsIn = (text: string): Replacement[] => pseudonyms?.names.find(text) ?? [];
  const stored = (source: SourceRecord): string =>
    kept.wordless.has(source.id) ? '' : getText(db, source.textHash);
  const textOf = (source: SourceRecord): string => {
    const text = stored(source);
    return replaced(text, replacementsIn(text));
  };
  let rows = kept.rows;
  let changed = 0;
  if (pseudonyms && places) {
    const named = pseudonymousRows(rows, pseudonyms, places);
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
  // Counts ask which of two acts of a day came first: they are made of the moments, of which only days are written.
  const corpus = corpusOf(rows);
  const codings = new CodingTable();
  codings.load(rows.coding);
  if (draw) rows = toTheDay(rows);
  const [project] = rows.project;
  if (!project) throw new Error('A project without its row was opened');
  return {
    ...kept,
    rows,
    corpus,
    codings,
    exported: exportedProject(project, draw ? corpusOf(rows) : corpus, {
      ...codingsAtHand(rows.coding),
      codeExamples: rows.codeExample,
      memos: rows.memo.toSorted((a, b) =>
        a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
      ),
      sourcePages: rows.sourcePages,
    }),
    textOf,
    quoteOf: quotesIn(corpus, textOf),
    places,
    changed,
    pseudonyms,
    draw,
  };
}

/** Respondents whose name stands as a word, in small letters, in a text that is no interview with them. */
function ordinaryWords(db: ReadDb, { respondent, source, sourceRespondent }: StudyRows): Set<string> {
  const asked = mayBeWords(respondent).map(({ id, name }) => ({ id, word: [...wordsOf(name)].join('') }));
  const words = new Set<string>();
  if (asked.length === 0) return words;
  const own = new Set(sourceRespondent.map(({ sourceId, respondentId }) => `${sourceId} ${respondentId}`));
  for (const { id, textHash } of source) {
    const said = wordsOf(getText(db, textHash));
    for (const person of asked)
      if (said.has(person.word) && !own.has(`${id} ${person.id}`)) words.add(person.id);
  }
  return words;
}

/** The words under codings, each text read once while they come source after source. */
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
