import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import { corpusTables } from '#core/tables.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The corpus of the records that this window holds. */
export function corpusHere(tables: ProjectState['tables']): Corpus {
  return corpusOf(Object.fromEntries(corpusTables.map((table) => [table, tables[table].values()])));
}
