// A list of words as a table for scripts and spreadsheets: one row for each word.
import type { wordsJson } from '../wordlist/counted-words.ts';
import { jsonRows, type FlatRow } from './json-rows.ts';
import type { Table } from './table.ts';

const ofAll = ['count', 'sources', 'respondents', 'per_10000', 'dp'] as const;
const ofOne = ['mostly_by', 'mostly_by_count', 'mostly_by_of'] as const;
const ofGroup = [...ofAll, 'log_ratio', 'g2', 'bic'] as const;

/** All words; the columns of a group begin with its key. */
export function wordsTable({ groups, rows, method, notice }: ReturnType<typeof wordsJson>): Table {
  const inGroups = groups.flatMap(({ key }) => ofGroup.map((field) => ({ key, field })));
  return jsonRows(
    ['word', ...ofAll, ...ofOne, 'forms', ...inGroups.map(({ key, field }) => `${key} ${field}`)],
    rows.map(({ groups: own, mostly_by: one, ...row }): FlatRow => ({
      ...row,
      forms: row.forms.join('; '),
      mostly_by: one?.name ?? null,
      mostly_by_count: one?.count ?? null,
      mostly_by_of: one?.of ?? null,
      ...Object.fromEntries(inGroups.map(({ key, field }) => [`${key} ${field}`, own[key]?.[field] ?? null])),
    })),
    { method, notice },
    [],
  );
}
