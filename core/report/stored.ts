// What was changed of a report, from the rows that keep it.
import { withPresentCodes } from '../codes/present-codes.ts';
import type {
  CodeRecord,
  ReportNumberRecord,
  ReportParagraphRecord,
  ReportSectionRecord,
} from '../records.ts';
import { isChecklistItem } from './checklists.ts';
import type { FixedNumber } from './report.ts';
import { idFrom, parsed, runsFrom, titlesFrom } from './runs.ts';
import type { ParagraphChange, ReportChanges, SectionChange } from './with-changes.ts';

type Codes = Iterable<Pick<CodeRecord, 'id' | 'mergedInto'>>;

/** The changes from their rows, with what codes were merged into. */
export function changesFrom(
  sections: readonly ReportSectionRecord[],
  paragraphs: readonly ReportParagraphRecord[],
  codes: readonly Pick<CodeRecord, 'id' | 'mergedInto'>[],
): ReportChanges {
  return {
    sections: sections.map(sectionFrom),
    paragraphs: paragraphs.map((row) => paragraphFrom(row, codes)),
  };
}

function sectionFrom({ key, position, isOn, titles, answers }: ReportSectionRecord): SectionChange {
  const items = parsed(answers);
  return {
    key,
    position,
    isOn,
    titles: titlesFrom(titles),
    answers: Array.isArray(items) ? (items as unknown[]).filter(isChecklistItem) : [],
  };
}

function paragraphFrom(
  { section, language, paragraph, basis, after, position, runs, updatedAt }: ReportParagraphRecord,
  codes: Codes,
): ParagraphChange {
  return {
    section,
    language,
    paragraph: idFrom(paragraph),
    basis,
    after: after === null ? null : idFrom(after),
    position,
    runs: runsFrom(withPresentCodes(runs, codes)),
    at: updatedAt,
  };
}

/** The fixed numbers by id. */
export function fixedFrom(rows: readonly ReportNumberRecord[], codes: Codes): Map<string, FixedNumber> {
  return new Map(
    rows.map(({ number, value, reason, at }) => [
      idFrom(withPresentCodes(number, codes)),
      { value, reason, at },
    ]),
  );
}
