// The result of a reader: plain values that can cross a process boundary, without prose.
import type { PageLayout } from '#core/text/page-layout.ts';
import type { PageStart } from '#core/text/pages.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import type { DocxComment } from './docx-comments.ts';
import type { Marked } from './docx-marks.ts';

/** The passages that people marked in a document, and their comments. */
export interface DocxMarkings {
  readonly marked: readonly Marked[];
  readonly comments: readonly DocxComment[];
}

/** A note on a file that was read nevertheless: a key and its parameters. */
export interface ReadNote {
  /** A key of the catalogues, such as `reading:images_left_out`. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** A file that becomes one source. */
export interface ReadText {
  readonly type: 'text';
  /** The file's name without its ending. */
  readonly title: string;
  /** Null if every line of the text is a plain paragraph. */
  readonly doc: RichText | null;
  /** Ready to be stored: `\n` line ends, no byte-order mark, no NUL. Equals `plainText(doc)` if there is a doc. */
  readonly text: string;
  /** Guessed. */
  readonly language: 'en' | 'zh-CN' | null;
  readonly mediaType: string;
  /** In ascending order; empty for all formats without pages. */
  readonly pages: readonly PageStart[];
  /** Where the text stands on each page; null for formats without pages. */
  readonly layout: readonly PageLayout[] | null;
  /** The encoding (a WHATWG label); null if the format defines its own. */
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  /**
   * Where the author began a new page, as UTF-16 positions in the text; only if requested, and only in formats that are
   * not printed (`pages` are those of a pdf).
   */
  readonly breaks?: readonly number[];
  /** The numbers of the lines, from 0, in which the requested pattern finds something. */
  readonly patternLines?: readonly number[];
  /** The passages that people marked in a Word document; only if requested. */
  readonly markings?: DocxMarkings;
  /** The places of the requested byte ranges, in their order. */
  readonly ranges?: readonly FoundRange[];
}

/** A range of a page, requested by bytes. */
export interface FoundRange {
  /** The page's text there; null if the range is invalid, such as one with an end within a character. */
  readonly words: string | null;
  /** The places of that text in the result: none if it is not part of the text, several if its parts were separated. */
  readonly spans: readonly Span[];
}

/** A file with one source in each row. */
export interface ReadTable {
  readonly type: 'table';
  readonly title: string;
  /**
   * Headings, all different except in a sheet of ticks; an empty one is named as a spreadsheet names its column: `A`,
   * `B`.
   */
  readonly columns: readonly string[];
  /** At least one row; every row has the length of `columns`. Dates are ISO dates, numbers are as written. */
  readonly rows: readonly (readonly string[])[];
  /** The sheet that was read, and all sheets; null and none for csv. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly mediaType: string;
  /** The encoding of a csv (a WHATWG label); null for a workbook. */
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  /** How many empty lines stand above the table. */
  readonly above: number;
}

export type ReadResult = ReadText | ReadTable;

/** The caller's choices; all have defaults. */
export interface ReadOptions {
  /** Decode a text file with this encoding (a WHATWG label) instead of detecting it. */
  readonly encoding?: string | undefined;
  /** The sheet of a workbook; by default the first with two rows. */
  readonly sheet?: string | undefined;
  /** Sources may be the columns of the table, so more columns are allowed. */
  readonly isTally?: boolean;
  /** Also find the comments and highlights of a Word document. */
  readonly withMarks?: boolean;
  /** Also find where pages begin in a docx, an rtf or a web page. */
  readonly withBreaks?: boolean;
  /** Also find the lines in which this regular expression finds something; see `readPattern`. */
  readonly pattern?: string;
  /** Find these ranges of a page, in bytes of UTF-8 of the texts of its elements; the end is exclusive. */
  readonly byteRanges?: readonly ByteRange[];
}

export type ByteRange = readonly [start: number, end: number];
