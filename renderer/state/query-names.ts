// The records that the names in queries are looked up in: codes under the names that are stored, whatever language they
// are shown in, so that the text of a query is the same for everybody.
import { codebookOf } from '#core/codes/codebook.ts';
import { presentQuery } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import type { NamedThings } from '#core/query/resolve-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { derived, type Known } from './derived.ts';

const things = derived(({ tables }): NamedThings => {
  const { coder, class: classes, respondent, sample, attribute, attributeValue } = tables;
  return {
    codebook: codebookOf(tables.code.values(), tables.themeCode.values()),
    tables: { coder, class: classes, respondent, sample, attribute, attributeValue },
  };
});

/** What the names of this project's queries are looked up in; the same object until one of its records changes. */
export function queryNames(state: Known): NamedThings {
  return things()(state);
}

/** A query, whose names are ids, as text. `goneName` stands for what the project lacks. */
export function queryText(names: NamedThings, query: Query, goneName = '…'): string {
  return writeQuery(presentQuery(names, query, () => goneName).named);
}
