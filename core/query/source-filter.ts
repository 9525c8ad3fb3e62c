// Which sources a filter of a query keeps, by the same rules as the scope of a count.
import { isReviewedIn } from '../counting/layer.ts';
import type { Scope } from '../counting/request.ts';
import { sourcesInScope } from '../counting/scope.ts';
import type { Selection } from '../counting/selection.ts';
import { isInLanguageRange } from '../language-range.ts';
import type { SourceRecord } from '../records.ts';
import type { Filter } from './query.ts';

/**
 * Returns whether a resolved filter keeps a source; filters of codings keep all. By a value of respondents, an interview
 * is kept with all its parts if one of its people has it. Throws `not_found` for a sample that is gone.
 */
export function sourceTest({ corpus, layer }: Selection, filter: Filter): (source: SourceRecord) => boolean {
  if (filter.on === 'status') return ({ status }) => status === filter.status;
  if (filter.on === 'reviewed') return ({ id }) => isReviewedIn(layer, id) === filter.reviewed;
  if (filter.on === 'language') {
    const { language: range } = filter;
    return ({ language }) =>
      range === null ? language === null : language !== null && isInLanguageRange(language, range);
  }
  const scope = scopeOf(filter);
  if (!scope) return () => true;
  const { inScope } = sourcesInScope(corpus, { ...scope, withExcluded: true, withDuplicates: true });
  const kept = new Set(inScope.map(({ id }) => id));
  return ({ id }) => kept.has(id);
}

function scopeOf(filter: Filter): Scope | null {
  switch (filter.on) {
    case 'kind':
      return { kind: filter.kind };
    case 'class':
      return { classIds: [filter.class] };
    case 'date':
      return { dates: { from: filter.from ?? undefined, to: filter.to ?? undefined } };
    case 'attribute':
      return { attributes: [{ attributeId: filter.attribute, values: [filter.value] }] };
    case 'sample':
      return { sampleId: filter.sample };
    case 'respondent':
      return { respondentIds: [filter.respondent] };
    default:
      return null;
  }
}
