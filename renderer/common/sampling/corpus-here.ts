import { corpusOf } from '#core/counting/corpus.ts';
import { corpusTables } from '#core/tables/all.ts';
import { derived } from '#renderer/state/derived.ts';

/** The corpus from the records in this window. */
export const corpusHere = derived(({ tables }) =>
  corpusOf(Object.fromEntries(corpusTables.map((table) => [table, tables[table].values()]))),
);
