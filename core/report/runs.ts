// The text of a report as runs: words, numbers and citations; and how runs, with the ids and titles beside them, are stored.
// Ids of numbers and paragraphs hold ids of rows between full stops: stored as lists of their parts, they follow when these
// rows get other ids.

/** How a number is printed: `words` up to ten as a word, `percent` a share from 0 to 1, `plain` without separators. */
export const numberFormats = ['count', 'words', 'decimal', 'coefficient', 'percent', 'plain'] as const;

export type NumberFormat = (typeof numberFormats)[number];

/** A run of text. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
}

/** A number within a text. */
export interface NumberRun {
  readonly kind: 'number';
  readonly id: string;
  readonly format?: NumberFormat | undefined;
  /** As it is printed here; in a stored run, as it was printed when the paragraph was written. */
  readonly text: string;
  /** Whether nothing counts it any more, so that it is printed as it was when the paragraph was written. */
  readonly isGone?: boolean | undefined;
}

/** A citation of a source, or of a passage in it. */
export interface CitationRun {
  readonly kind: 'citation';
  readonly sourceId: string;
  readonly codingId: string | null;
  readonly text: string;
}

export type ReportRun = TextRun | NumberRun | CitationRun;

/** The text of runs. */
export function textOfRuns(runs: readonly ReportRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The ids of the numbers in runs, in order. */
export function numbersIn(runs: readonly ReportRun[]): string[] {
  return runs.flatMap((run) => (run.kind === 'number' ? [run.id] : []));
}

/** An id as it is stored. */
export function storedId(id: string): string {
  return JSON.stringify(id.split('.'));
}

/** An id from its stored form; the text itself where it is no such form. */
export function idFrom(stored: string): string {
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

/** Titles by language. */
export function titlesFrom(stored: string): Record<string, string> {
  const titles = parsed(stored);
  if (typeof titles !== 'object' || titles === null) return {};
  return Object.fromEntries(
    Object.entries(titles).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** What a text that should be JSON says; null where it is none. */
export function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}
