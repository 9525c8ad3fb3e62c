// Answers saved queries where counting asks for them, by the same evaluation as a query that is typed.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus, Queried, QueriedIn } from '../counting/corpus.ts';
import type { Places } from '../counting/places.ts';
import { countedVoices } from '../counting/request.ts';
import type { Selection } from '../counting/selection.ts';
import { AppError } from '../errors.ts';
import type { Voice } from '../records.ts';
import { anyCoding, type CodingChoice } from './coding-choice.ts';
import { evaluate } from './evaluate.ts';
import { presentQuery } from './present-query.ts';
import type { Query } from './query.ts';
import { selectFor, type QueryRequest } from './query-result.ts';
import { sideOf } from './result-side.ts';
import { parseSavedQuery, type SavedQuerySettings } from './saved-query.ts';
import type { Texts } from './source-view.ts';
import { writeQuery } from './write-query.ts';

/** A saved query that can be asked. */
interface Askable extends SavedQuerySettings {
  /** With present names. */
  readonly named: Query;
}

/** Where a study's codings and texts are; read only once a saved query is asked. */
export interface QueriedStudy {
  readonly codings: () => CodingTable;
  readonly texts: () => Texts;
  /** Called whenever a saved query is asked, also if its answer is known already. */
  readonly asked: () => void;
}

/** The most answers that are remembered; screens ask for a few again and again. */
const MAX_REMEMBERED = 50;

/** Answers saved queries of a study. Answers are remembered until codings or the corpus change. */
export function queriedIn(study: QueriedStudy): Queried {
  let known = new Map<string, ReadonlySet<string>>();
  let of: { readonly corpus: Corpus; readonly codings: CodingTable; readonly revision: number } | null = null;
  const remembered = (corpus: Corpus): Map<string, ReadonlySet<string>> => {
    const codings = study.codings();
    const { revision } = codings;
    if (of?.corpus !== corpus || of.codings !== codings || of.revision !== revision) {
      known = new Map();
      of = { corpus, codings, revision };
    }
    return known;
  };
  return {
    sourcesFound: (corpus, queryId, asked) => {
      study.asked();
      const answers = remembered(corpus);
      const key = JSON.stringify([queryId, asked]);
      const answer = answers.get(key);
      if (answer) return answer;
      const { query } = askable(corpus, queryId);
      const found = new Set(sourcesFound(corpus, study.codings(), query, asked, study.texts()));
      if (answers.size >= MAX_REMEMBERED) answers.clear();
      answers.set(key, found);
      return found;
    },
    foundIn: (selection: Selection, queryId) => {
      study.asked();
      const { query, side } = askable(selection.corpus, queryId);
      const { sources } = evaluate(selection, query, side, study.texts(), choiceOf(selection));
      return new Map(sources.map(({ source, places }): [string, Places] => [source.record.id, places]));
    },
    textOf: (corpus, queryId) => {
      study.asked();
      return writeQuery(askable(corpus, queryId).named);
    },
  };
}

/**
 * The ids of the sources of a scope in which a resolved query finds something. Sources outside the base of a count are
 * among them if the query finds something there too, so that the count can tell how many it leaves out.
 */
export function sourcesFound(
  corpus: Corpus,
  codings: CodingTable,
  query: Query,
  request: QueriedIn,
  texts: Texts,
): string[] {
  const foundBy = (how: QueryRequest): { readonly base: readonly string[]; readonly ids: string[] } => {
    const selection = selectFor(corpus, codings, how);
    const { sources } = evaluate(selection, query, null, texts);
    return {
      base: selection.base.sources.map(({ id }) => id),
      ids: sources.map(({ source }) => source.record.id),
    };
  };
  const { denominator = 'reviewed' } = request;
  const inBase = foundBy({ ...request, denominator });
  if (denominator === 'all') return inBase.ids;
  const base = new Set(inBase.base);
  const others = foundBy({ ...request, denominator: 'all' }).ids;
  return [...inBase.ids, ...others.filter((id) => !base.has(id))];
}

/**
 * The saved query as it can be asked now. Throws `not_found` for one that is gone or names something that is gone,
 * `invalid` for one that is damaged.
 */
export function askable(corpus: Corpus, queryId: string): Askable {
  const row = corpus.tables.savedQuery.get(queryId);
  if (!row) throw new AppError('not_found', 'errors:no_such_savedQuery');
  const { query, ...kept } = parseSavedQuery(row.settings);
  const present = presentQuery(corpus, query, () => '');
  const [first] = present.missing;
  if (first)
    throw new AppError('not_found', `errors:saved_query_names_gone_${first.table}`, {
      name: row.name,
      ...(first.table === 'value' && {
        attribute: corpus.tables.attribute.get(first.id)?.name ?? '',
        value: first.value,
      }),
    });
  return { ...kept, query: present.query, named: present.named, side: sideOf(present.query, kept.side) };
}

function isUsual(voices: readonly (Voice | null)[]): boolean {
  return voices.length === countedVoices.length && countedVoices.every((voice) => voices.includes(voice));
}

/** What the filters of a selection ask of codings; a query narrows it further. */
function choiceOf({ settings }: Selection): CodingChoice {
  const { stances, voices, minimumWeight } = settings;
  return {
    ...anyCoding,
    stances,
    // Voices that were not chosen leave the choice to the query, which may ask for remarks.
    voices: isUsual(voices) ? null : voices,
    least: minimumWeight,
  };
}
