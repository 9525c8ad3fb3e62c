// The sections of a report as Concord writes them.
import { reportSections, type ReportSectionKey } from '#core/report/report.ts';
import type { DraftBlock, DraftSection } from '#core/report/draft.ts';
import { comparisonBlocks, negativeBlocks, resultBlocks, saturationBlocks } from './findings.ts';
import { definitionBlocks, limitationBlocks } from './limits.ts';
import { materialBlocks, samplingBlocks } from './sources.ts';
import { Pen, type ReportTelling } from './telling.ts';
import { coderBlocks, codebookBlocks, procedureBlocks } from './work.ts';

const writers: Readonly<Record<ReportSectionKey, (pen: Pen) => DraftBlock[]>> = {
  material: materialBlocks,
  sampling: samplingBlocks,
  procedure: procedureBlocks,
  coders: coderBlocks,
  codebook: codebookBlocks,
  results: resultBlocks,
  comparison: comparisonBlocks,
  negative: negativeBlocks,
  saturation: saturationBlocks,
  limitations: limitationBlocks,
  definitions: definitionBlocks,
  // Files write both from what the whole report prints.
  checklists: () => [],
  numbers: () => [],
};

/** Sections about the others. */
const ofWhole: ReadonlySet<ReportSectionKey> = new Set(['checklists', 'numbers']);

/** All sections in Concord’s order, in the language of the words. */
export function draftSections(telling: ReportTelling): DraftSection[] {
  const pen = new Pen(telling);
  return reportSections.map((key) => {
    const blocks = writers[key](pen);
    return {
      key,
      title: telling.words.t(`report:section.${key}`),
      isEmpty: !ofWhole.has(key) && blocks.every(({ id }) => id.endsWith('.nothing')),
      blocks,
    };
  });
}
