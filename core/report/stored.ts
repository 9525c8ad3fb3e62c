// How what was changed of a report is stored. Ids of numbers and paragraphs hold ids of rows between full stops: stored as
// lists of their parts, they follow when these rows get other ids.
import { withPresentCodes } from '../codes/present-codes.ts';
import type {
  CodeRecord,
  ReportNumberRecord,
  ReportParagraphRecord,
  ReportSectionRecord,
} from '../records.ts';
import { isChecklistItem } from './checklists.ts';
import { numberFormats, type FixedNumber, type ReportRun } from './report.ts';
import type { ParagraphChange, ReportChanges, SectionChange } from './with-changes.ts';

/** An id as it is stored. */
export function storedId(id: string): string {
  return JSON.stringify(id.split('.'));
}

/** An id from its stored form; the text itself where it is no such form. */
function idFrom(stored: string): string {
  const parts = parsed(stored);
  return Array.isArray(parts) ? parts.join('.') : stored;
}

/** Runs as they are stored. */
export function storedRuns(runs: readonly ReportRun[]): string {
  return JSON.stringify(
    runs.map((run) => (run.kind === 'number' ? { ...run, id: run.id.split('.'), isGone: undefined } : run)),
  );
}

/** Runs from their stored form; what is no run is left out. */
export function runsFrom(stored: string): ReportRun[] {
  const runs = parsed(stored);
  return Array.isArray(runs) ? runs.flatMap((run: unknown) => runFrom(run) ?? []) : [];
}

function runFrom(value: unknown): ReportRun | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, text, id, format, bold, italic, sourceId, codingId } = value as Record<string, unknown>;
  if (typeof text !== 'string') return null;
  if (kind === 'text')
    return { kind, text, ...(bold === true ? { bold } : {}), ...(italic === true ? { italic } : {}) };
  if (kind === 'number' && Array.isArray(id)) {
    const known = numberFormats.find((each) => each === format);
    return { kind, id: id.join('.'), text, ...(known ? { format: known } : {}) };
  }
  if (kind === 'citation' && typeof sourceId === 'string')
    return { kind, sourceId, codingId: typeof codingId === 'string' ? codingId : null, text };
  return null;
}

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

/** Titles by language. */
export function titlesFrom(stored: string): Record<string, string> {
  const titles = parsed(stored);
  if (typeof titles !== 'object' || titles === null) return {};
  return Object.fromEntries(
    Object.entries(titles).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
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

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
