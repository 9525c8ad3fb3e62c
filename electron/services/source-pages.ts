// The pages of sources: where each begins in the present text, and where the text stands on them. Page starts are
// updated with every edit of the text; the layout stays as imported and is converted on demand.
import { layoutAfter, type PageLayout } from '#core/text/page-layout.ts';
import {
  pagesOf,
  pageStarts,
  pageStartsJson,
  startsAfter,
  type PageRange,
  type PageStart,
} from '#core/text/pages.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { textChange } from '#core/text/text-change.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, getText, update } from '#db/write.ts';

/** Where the pages of a source begin, and whether the layout of its text on them is known. */
export function pagesOfSource(db: ReadDb, sourceId: string): { pages: PageStart[]; hasLayout: boolean } {
  const [row] = all(db, 'sourcePages', { sourceId });
  return { pages: row ? pageStarts(row.starts) : [], hasLayout: (row?.layoutHash ?? null) !== null };
}

/** Where the present text of a source stands on its pages; empty if that is unknown. */
export function layoutOfSource(db: ReadDb, source: SourceRecord): PageLayout[] {
  const [row] = all(db, 'sourcePages', { sourceId: source.id });
  if (!row || row.layoutHash === null || row.layoutTextHash === null) return [];
  // Only the import writes this text.
  const layout = JSON.parse(getText(db, row.layoutHash)) as PageLayout[];
  if (row.layoutTextHash === source.textHash) return layout;
  return layoutAfter(layout, textChange(getText(db, row.layoutTextHash), getText(db, source.textHash)));
}

/** Updates the page starts of a source when its text changes. */
export function movePages(db: WriteDb, sourceId: string, before: string, after: string): void {
  const [row] = all(db, 'sourcePages', { sourceId });
  if (!row || before === after) return;
  const starts = startsAfter(pageStarts(row.starts), textChange(before, after));
  update(db, 'sourcePages', row.id, { starts: pageStartsJson(starts) });
}

/**
 * Returns a function that finds the pages of a span. The pages of a source are read only once while spans come source
 * by source.
 */
export function pageFinder(db: ReadDb): (sourceId: string, span: Span | null) => PageRange | null {
  let known: { readonly sourceId: string; readonly pages: readonly PageStart[] } | null = null;
  return (sourceId, span) => {
    if (span === null) return null;
    if (known?.sourceId !== sourceId) known = { sourceId, pages: pagesOfSource(db, sourceId).pages };
    return pagesOf(known.pages, span);
  };
}

/** The pages of a coding; null for a whole-source coding, and for a source without pages. */
export function pagesOfCoding(db: ReadDb, { sourceId, start, end }: CodingRecord): PageRange | null {
  return start === null || end === null ? null : pageFinder(db)(sourceId, { start, end });
}
