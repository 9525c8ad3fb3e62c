// The operators of a line as a list to choose from, and what each choice makes of the line.
import type { LineOperator } from '#core/query/lines.ts';
import type { Relation } from '#core/query/query.ts';
import type { Option } from '#renderer/ui/option.ts';
import { relationKey } from '#words/query-plain.ts';
import type { Words } from '#words/words.ts';

/** Relations in the order in which they are offered; the first of each unit is the affirmative one. */
const offered: readonly Relation[] = [
  { by: 'not-overlapping' },
  { by: 'overlapping' },
  { by: 'inside' },
  { by: 'containing' },
  { by: 'touching' },
  { by: 'passages', with: true },
  { by: 'passages', with: false },
  { by: 'sentences', with: true },
  { by: 'sentences', with: false },
  { by: 'paragraphs', with: true },
  { by: 'paragraphs', with: false },
  { by: 'near', paragraphs: 1 },
  { by: 'followed', paragraphs: 1 },
  { by: 'preceded', paragraphs: 1 },
  { by: 'sources', with: true },
  { by: 'sources', with: false },
  { by: 'respondents', with: true },
  { by: 'respondents', with: false },
];

/** The key of an operator's words, which also names its option. */
export function operatorKey(operator: LineOperator) {
  return operator.what === 'relation' ? relationKey(operator.relation) : operator.what;
}

export interface Offered {
  /** Whether the line can be one of the parts of an `at-least`. */
  readonly mayBePart: boolean;
  /** Whether the query looks at interviews at all: only these have respondents. */
  readonly hasInterviews: boolean;
  /** Whether lines stand below it, which `only` could not hold. */
  readonly hasLinesBelow: boolean;
}

/** The operators that make sense for a line. */
export function operatorOptions(
  { t }: Words,
  { mayBePart, hasInterviews, hasLinesBelow }: Offered,
): Option[] {
  const relations = offered.filter(({ by }) => hasInterviews || by !== 'respondents').map(relationKey);
  const keys = [
    ...(mayBePart ? (['part'] as const) : []),
    'and' as const,
    'or' as const,
    ...relations,
    ...(hasLinesBelow ? [] : (['only'] as const)),
  ];
  return keys.map((value) => ({ value, label: t(`query:operators.${value}`) }));
}

/** The operator that an option stands for; paragraphs stay as they were counted. */
export function operatorChosen(key: string, before: LineOperator | null): LineOperator | null {
  if (key === 'and' || key === 'or' || key === 'part' || key === 'only') return { what: key };
  const relation = offered.find((each) => relationKey(each) === key);
  if (!relation) return null;
  const counted =
    before?.what === 'relation' && 'paragraphs' in before.relation ? before.relation.paragraphs : null;
  return {
    what: 'relation',
    relation: 'paragraphs' in relation && counted !== null ? { ...relation, paragraphs: counted } : relation,
  };
}
