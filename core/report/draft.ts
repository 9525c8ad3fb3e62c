// A report as Concord would write it, before anything that the analyst has changed.
import type { ReportExhibit, ReportSectionKey } from './report.ts';
import type { ReportRun } from './runs.ts';

/** A paragraph of Concord’s, with the items of checklists that it answers: `coreq.12`. */
export interface DraftParagraph {
  readonly kind: 'paragraph';
  /** Stays the same across readings and languages. */
  readonly id: string;
  readonly runs: readonly ReportRun[];
  readonly answers: readonly string[];
}

/** A table, figure or list, with what it answers. */
export interface DraftExhibit {
  readonly kind: 'exhibit';
  readonly id: string;
  readonly exhibit: ReportExhibit;
  readonly answers: readonly string[];
}

export type DraftBlock = DraftParagraph | DraftExhibit;

/** A section of Concord’s. */
export interface DraftSection {
  readonly key: ReportSectionKey;
  readonly title: string;
  /** Whether it has nothing to say but that there is nothing. */
  readonly isEmpty: boolean;
  readonly blocks: readonly DraftBlock[];
}

/** A paragraph that answers items of checklists. */
export function draftParagraph(
  id: string,
  runs: readonly ReportRun[],
  answers: readonly string[] = [],
): DraftParagraph[] {
  return runs.length === 0 ? [] : [{ kind: 'paragraph', id, runs, answers }];
}

/** A table, figure or list that answers items of checklists. */
export function draftExhibit(exhibit: ReportExhibit, answers: readonly string[] = []): DraftExhibit {
  return { kind: 'exhibit', id: exhibit.id, exhibit, answers };
}
