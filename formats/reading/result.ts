// What a reader gives: plain values that cross a process edge, without prose.
import type { PageLayout } from '#core/text/page-layout.ts';
import type { PageStart } from '#core/text/pages.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import type { DocxMarkings } from './docx.ts';

/** Something the analyst should know of a file that was read all the same: a key and its parameters. */
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
  /** Null when every line of the text is an unmarked paragraph. */
  readonly doc: RichText | null;
  /** Ready to be stored: `\n` line ends, no byte-order mark, no NUL. `plainText(doc)` where there is a doc. */
  readonly text: string;
  /** A guess. */
  readonly language: 'en' | 'zh-CN' | null;
  readonly mediaType: string;
  /** Ascending; empty for all formats without pages. */
  readonly pages: readonly PageStart[];
  /** Where the text stands on each page; null for formats without pages. */
  readonly layout: readonly PageLayout[] | null;
  /** How the bytes were decoded (a WHATWG label); null where the format says so itself. */
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  /** What people marked in a Word document; only where it was asked for. */
  readonly markings?: DocxMarkings;
  /** Where the byte ranges that were asked for came to stand, in their order. */
  readonly ranges?: readonly FoundRange[];
}

/** A stretch of a page that was asked for by its bytes. */
export interface FoundRange {
  /** What stands there in the page; null where it has no such stretch, as where one end is within a character. */
  readonly words: string | null;
  /** Where that is in the text: nowhere, where nothing of it is read; in several places where its parts are. */
  readonly spans: readonly Span[];
}

/** A file with one source in each row. */
export interface ReadTable {
  readonly type: 'table';
  readonly title: string;
  /** Headers, all different but in a sheet of ticks; an empty header is named as a spreadsheet names its column: `A`, `B`. */
  readonly columns: readonly string[];
  /** At least one row; every row as long as `columns`. Dates are ISO dates, numbers as they are written. */
  readonly rows: readonly (readonly string[])[];
  /** The sheet that was read and all there are; null and none for csv. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly mediaType: string;
  /** How a csv was decoded (a WHATWG label); null for a workbook. */
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  /** How many empty lines stand above the table. */
  readonly above: number;
}

export type ReadResult = ReadText | ReadTable;

/** Choices of the caller; everything has a default. */
export interface ReadOptions {
  /** Decode a text file as this (a WHATWG label) instead of finding its encoding. */
  readonly encoding?: string | undefined;
  /** The sheet of a workbook; else the first that has two rows. */
  readonly sheet?: string | undefined;
  /** Sources may stand in the columns of a table, of which there are more then. */
  readonly isTally?: boolean;
  /** Find the comments and highlights of a Word document, too. */
  readonly withMarks?: boolean;
  /** Find these stretches of a page, in bytes of UTF-8 over the texts of its elements; the end is no part of it. */
  readonly byteRanges?: readonly ByteRange[];
}

export type ByteRange = readonly [start: number, end: number];
