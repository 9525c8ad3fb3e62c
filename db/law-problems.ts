// The breaches of the laws of settling, as problems of a study.
import type { Problem } from '#core/health.ts';
import { type BrokenLaw, brokenLaws, type TestedLaw } from '#core/settling/broken-laws.ts';
import type { ReadDb } from './handles.ts';
import { nameInSql } from './schema.ts';
import { find, readRowsOf } from './write.ts';

/** The sentence about a breach of each law. */
const sentences: Readonly<Record<TestedLaw, Problem['key']>> = {
  L2: 'check_merged_code',
  L4: 'check_code_ring',
  L5: 'check_twice',
  L6: 'check_one_per_source',
  L7: 'check_code_name',
  L8: 'check_coder_name',
  L9: 'check_example',
  L10: 'check_copy',
  L11: 'check_value_type',
  L12: 'check_theme',
};

/** One problem for each code, coder, source or attribute and law, with the number of breaches. */
export function lawProblems(db: ReadDb): Problem[] {
  const groups = Map.groupBy(brokenLaws(readRowsOf(db)), (broken) => JSON.stringify(subjectOf(db, broken)));
  return [...groups].map(([subject, { length: count }]) => {
    const { law, ...named } = JSON.parse(subject) as ReturnType<typeof subjectOf>;
    const key = law === 'L5' && 'name' in named ? 'check_attribute_name' : sentences[law];
    return { key, parameters: { ...named, count } };
  });
}

/** What the sentence names. */
function subjectOf(db: ReadDb, { law, table, id, sourceId }: BrokenLaw) {
  const title = (of: string): string => find(db, 'source', of)?.title ?? '';
  if (law === 'L5' && table !== 'attribute') return { law, table: nameInSql(table) };
  if (table === 'source') return { law, title: title(id) };
  const { name } = find(db, table as 'code' | 'coder' | 'attribute', id) ?? { name: '' };
  return law === 'L6' && sourceId !== undefined ? { law, name, title: title(sourceId) } : { law, name };
}
