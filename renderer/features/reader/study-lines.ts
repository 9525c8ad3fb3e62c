// The study's counts for a code in words, separately for each kind of source, because kinds are never added.
import type { Words } from '#words/words.ts';
import type { CodeInStudy, CountOf, StudyBase } from './coding-counts.ts';

/** One line of counts: the kind of source, the numbers with their units and bases, and which sources are the base. */
export interface StudyLine {
  readonly kind: string;
  readonly parts: readonly string[];
  /** Which sources are counted; null if all are, or if there are none of this kind. */
  readonly base: string | null;
}

/** The lines for documents and for interviews. `classNames` are those of the study. */
export function studyLines(
  counts: CodeInStudy,
  classNames: ReadonlyMap<string, string>,
  { t }: Words,
): StudyLine[] {
  const of = (unit: string, counted: CountOf | null): string[] =>
    counted ? [t(`reader:of_${unit}`, { count: counted.n, found: counted.count })] : [];
  const passages = (count: number | null): string[] =>
    count === null ? [] : [t('reader:passages', { count })];
  const line = (kind: string, parts: string[], isAny: boolean, base: StudyBase): StudyLine =>
    isAny
      ? {
          kind,
          parts,
          base:
            base === 'all' ? null : t(base === 'reviewed' ? 'reader:reviewed_only' : 'reader:all_sources'),
        }
      : { kind, parts: [t('reader:none_of_kind')], base: null };
  // A single class would only repeat its kind.
  const classes = counts.classes.length < 2 ? [] : counts.classes;
  return [
    line(
      t('reader:in_documents'),
      [
        ...of('documents', counts.documents),
        ...passages(counts.documentPassages),
        ...classes.map(({ classId, count, n }) =>
          t('reader:of_class', {
            count,
            n,
            name: (classId !== null && classNames.get(classId)) || t('reader:of_no_class'),
          }),
        ),
      ],
      counts.documents !== null,
      counts.bases.documents,
    ),
    line(
      t('reader:in_interviews'),
      [
        ...of('respondents', counts.respondents),
        ...of('interviews', counts.interviews),
        ...passages(counts.interviewPassages),
      ],
      counts.interviews !== null,
      counts.bases.interviews,
    ),
  ];
}
