// From the list of one code to a query: the code becomes its first line, and what the filters of the list say that a
// query can say becomes filters of the query.
import { NONE, valueOf } from '#renderer/common/counts/side-choices.ts';
import { ORIGIN } from '#renderer/common/counts/scope-choices.ts';
import type { LineOperator } from '#core/query/lines.ts';
import type { Filter } from '#core/query/query.ts';
import type { PassageFilter } from './passage-filter.ts';
import { setLines } from './query-builder.ts';

/** Filters of a query, and the names (keys of `query.filter`) of those of the list that a query cannot have. */
export interface FiltersTaken {
  readonly filters: readonly Filter[];
  readonly left: readonly ('class' | 'attribute' | 'respondent' | 'voice' | 'words' | 'sided')[];
}

/** The filters of a list as filters of a query. One with several values would need OR, and is left. */
function filtersTaken(filter: PassageFilter): FiltersTaken {
  const { kind, classIds, values, from, to, respondentIds, sampleId, stance, voice, words, sided } = filter;
  const filters: Filter[] = [];
  const left: FiltersTaken['left'][number][] = [];
  if (kind !== 'all') filters.push({ on: 'kind', kind });
  const [classId, ...classes] = classIds;
  if (classes.length > 0) left.push('class');
  else if (classId !== undefined) filters.push({ on: 'class', class: classId === NONE ? null : classId });
  for (const [attribute, [value, ...others]] of Object.entries(values)) {
    if (value === undefined) continue;
    if (others.length > 0 || attribute === ORIGIN) left.push('attribute');
    else filters.push({ on: 'attribute', attribute, value: valueOf(value) });
  }
  if (from.trim() !== '' || to.trim() !== '')
    filters.push({
      on: 'date',
      from: from.trim() === '' ? null : from.trim(),
      to: to.trim() === '' ? null : to.trim(),
    });
  const [person, ...people] = respondentIds;
  if (people.length > 0) left.push('respondent');
  else if (person !== undefined) filters.push({ on: 'respondent', respondent: person });
  if (sampleId !== NONE) filters.push({ on: 'sample', sample: sampleId });
  if (stance !== 'all') filters.push({ on: 'stance', stance: stance === 'none' ? null : stance });
  if (voice === 'paraphrase' || voice === 'remark') filters.push({ on: 'voice', voice });
  else if (voice !== 'counted') left.push('voice');
  if (words.trim() !== '') left.push('words');
  if (sided !== 'any') left.push('sided');
  return { filters, left };
}

/** Begins a query with the passages of a code and an empty line of this operator. Returns what of the filter was left. */
export function beginQuery(
  codeId: string,
  filter: PassageFilter,
  operator: LineOperator | null,
): FiltersTaken['left'] {
  const { filters, left } = filtersTaken(filter);
  const first = {
    depth: 0,
    operator: null,
    operand: { what: 'code', code: codeId, direct: !filter.rollup } as const,
  };
  const second = operator === null ? [] : [{ depth: 1, operator, operand: null }];
  setLines({ lines: [first, ...second], filters }, { at: second.length, choosing: operator !== null });
  return left;
}
