// The report “Methods and results” as a value: sections of paragraphs, tables, figures and lists, in one language. A number
// in it is an atom: it says what it counts and which command prints it again, and it is counted on every reading.
import type { Command } from '../commands/command-line.ts';
import type { LaidTable } from '../kept-tables/laid-table.ts';
import type { ChecklistState } from './checklists.ts';
import type { NumberFormat, ReportRun } from './runs.ts';

/** The sections that Concord writes, in its own order. */
export const reportSections = [
  'material',
  'sampling',
  'procedure',
  'coders',
  'codebook',
  'results',
  'comparison',
  'negative',
  'saturation',
  'limitations',
  'definitions',
  'checklists',
  'numbers',
] as const;

/** A section that Concord writes. */
export type ReportSectionKey = (typeof reportSections)[number];

/** Where a number stands in a kept table: keys of its row and column. */
export interface KeptPlace {
  readonly tableId: string;
  readonly rowKey: string;
  readonly columnKey: string;
}

/** How a number is made. */
export interface MadeNumber {
  /** Stays the same across readings, languages and names: it has ids of rows, never names. */
  readonly id: string;
  /** Null where the study has no such number, such as a coefficient that is not defined. */
  readonly value: number | null;
  readonly format: NumberFormat;
  /** What it counts: a key of the catalogue under `report:number`, with what the sentence names; a code by its id, as `codeId`. */
  readonly about: { readonly key: string; readonly names?: Readonly<Record<string, string>> };
  /** Prints it again, as JSON. */
  readonly command: Command;
  /** Where it stands in that JSON, from the outside in. */
  readonly pointer: readonly (string | number)[];
  readonly kept: KeptPlace | null;
}

/** A number that the analyst has fixed: it is printed as it was, whatever is counted now. */
export interface FixedNumber {
  readonly value: number;
  readonly reason: string;
  /** ISO. */
  readonly at: string;
}

/** A number of a report that was read. */
export interface ReportNumber extends MadeNumber {
  /** What it counts, in words. */
  readonly label: string;
  /** As it is printed without another format. */
  readonly text: string;
  readonly fixed: FixedNumber | null;
  /** What it was when this person last marked it as read; undefined if never. */
  readonly lastRead?: number | null;
  /** Whether it differs from then. */
  readonly isChanged: boolean;
}

/** Who wrote a paragraph: Concord; the analyst in its place; the analyst alone. */
export type WrittenBy = 'concord' | 'rewritten' | 'own';

/** A paragraph. */
export interface ReportParagraph {
  readonly kind: 'paragraph';
  readonly id: string;
  readonly writtenBy: WrittenBy;
  readonly runs: readonly ReportRun[];
  /** When it was rewritten or written; null for one of Concord's. */
  readonly at: string | null;
  /** A hash of what Concord writes there now, to be given back when it is rewritten; null for one of the analyst’s own. */
  readonly basis: string | null;
  /** For a rewritten one, what Concord writes there now, and whether that differs from what was rewritten. */
  readonly own: { readonly runs: readonly ReportRun[]; readonly hasChanged: boolean } | null;
  /** The analyst's text in the other language, where there is none in this one; null otherwise. */
  readonly elsewhere: { readonly language: string; readonly runs: readonly ReportRun[] } | null;
}

/** A table with its caption. */
export interface ReportTable {
  readonly kind: 'table';
  readonly id: string;
  /** `3`, in the order of what is printed; a dash where it is not. */
  readonly number: string;
  /** `Table 3`. */
  readonly label: string;
  readonly table: LaidTable;
  readonly keptId: string | null;
  readonly command: Command;
}

/** A figure with its caption. */
export interface ReportFigure {
  readonly kind: 'figure';
  readonly id: string;
  readonly number: string;
  readonly label: string;
  readonly caption: string;
  readonly svg: string;
  /** What it shows, for those who do not see it, and how it was counted. */
  readonly notes: readonly string[];
  readonly keptId: string | null;
  readonly command: Command;
}

/** A list; each item is a line. */
export interface ReportList {
  readonly kind: 'list';
  readonly id: string;
  readonly items: readonly (readonly ReportRun[])[];
}

/** Codes with their definitions. */
export interface ReportTerms {
  readonly kind: 'terms';
  readonly id: string;
  readonly terms: readonly {
    readonly name: string;
    /** The name in the other language; empty without one. */
    readonly name2: string;
    readonly depth: number;
    readonly facts: readonly { readonly label: string; readonly text: string }[];
  }[];
}

/** Something that could not be made, with the reason. */
export interface ReportProblem {
  readonly kind: 'problem';
  readonly id: string;
  readonly label: string;
  readonly reason: string;
}

/** A part of a section that no person rewrites. */
export type ReportExhibit = ReportTable | ReportFigure | ReportList | ReportTerms | ReportProblem;

export type ReportBlock = ReportParagraph | ReportExhibit;

/** A section of a report that was read. */
export interface ReportSection {
  /** One of `reportSections`, or the id of a section of the analyst's own. */
  readonly key: string;
  readonly isOwn: boolean;
  readonly title: string;
  /** Concord's title where the analyst has given another; null otherwise. */
  readonly ownTitle: string | null;
  readonly isOn: boolean;
  /** Whether Concord has nothing to say there, so that it is left out unless the analyst switches it on. */
  readonly isEmpty: boolean;
  /** `rewritten` as soon as one paragraph is. */
  readonly writtenBy: WrittenBy;
  /** How many of its numbers have changed since they were last read. */
  readonly changed: number;
  readonly blocks: readonly ReportBlock[];
  /** Items of checklists that the analyst says it answers: `coreq.13`. */
  readonly answers: readonly string[];
}

/** A report in one language. */
export interface Report {
  readonly language: string;
  readonly project: string;
  /** `Methods and results`. */
  readonly title: string;
  readonly notice: string | null;
  /** Program and version. */
  readonly program: string;
  /** When it was counted, ISO. */
  readonly at: string;
  readonly hasPseudonyms: boolean;
  /** Whether it quotes interviews. */
  readonly hasInterviewExcerpts: boolean;
  /** All sections in order, also those that are off. */
  readonly sections: readonly ReportSection[];
  /** Every number that a section prints, and every one that is fixed, by id. */
  readonly numbers: Readonly<Record<string, ReportNumber>>;
  readonly checklists: readonly ChecklistState[];
}

/** All runs that a block prints. */
export function runsOf(block: ReportBlock): readonly ReportRun[] {
  if (block.kind === 'paragraph') return block.runs;
  return block.kind === 'list' ? block.items.flat() : [];
}
