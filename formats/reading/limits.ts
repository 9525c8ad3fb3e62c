// Every bound of reading, with its reason, in one place. Beyond a bound a file is refused in one sentence,
// before it costs time or memory.

const megabyte = 1024 * 1024;

/** Bytes of a text file (txt, md, html, csv). The longest novels have 4 MB; a larger file is data, not a text. */
export const textBytes = 64 * megabyte;

/** Bytes of a docx, xlsx or pdf, pictures included. */
export const packedBytes = 256 * megabyte;

/** Entries of a docx or xlsx. A thesis full of pictures has hundreds. */
export const archiveEntries = 10_000;

/** Entries of a project for exchange: three for each of 60,000 sources. Each takes half a kilobyte of memory. */
export const exchangeEntries = 200_000;

/** Bytes of a piece of a large file: what is unpacked or kept of it at once. */
export const pieceBytes = 16 * megabyte;

/** Characters of all names in an archive together: 300 for each of so many entries. */
export const entryNames = 64 * megabyte;

/** Unpacked bytes of all parts that are read of a docx: its tree takes about twenty times as much memory. */
export const docxBytes = 48 * megabyte;

/** Unpacked bytes of all parts that are read of an odt or epub: the longest novels have 6 MB. */
export const odtBytes = 48 * megabyte;
export const epubBytes = 48 * megabyte;

/** Unpacked bytes of all parts that are read of an xlsx: 100,000 rows of news take about 150 MB. */
export const xlsxBytes = 192 * megabyte;

/** A part may grow to so many times its packed size, where it is larger than `smallPart`; prose grows 5 times. */
export const growth = 250;
export const smallPart = 8 * megabyte;
/** An archive of up to so many bytes is held whole while it is read. */
export const smallFile = 32 * megabyte;

/** Elements within elements. Pages saved from the web reach 60; parsers and editors recurse. */
export const nesting = 250;

/** Pages of a pdf. */
export const pdfPages = 5_000;

/** Characters of a text that came out of a pdf or docx, whatever its bytes were. */
export const textCharacters = 32_000_000;

/** Rows of a table: fifty times the reference study's news. */
export const tableRows = 100_000;

/** Columns of a table whose rows are sources: each may become an attribute. */
export const tableColumns = 500;

/** Columns of a table in which sources may stand in columns: as many as a spreadsheet has. */
export const tallyColumns = 16_384;

/** Cells of a table, empty ones too. A tally of 3,000 sources by 300 themes has a million. */
export const tableCells = 50_000_000;

/** A child that reads is ended after so long, in milliseconds. A 300-page pdf takes two seconds. */
export const readingTime = 60_000;

/**
 * All children that read hold at most so much resident memory together, in bytes; one that passes its share is ended.
 * With what the main process holds meanwhile, an import stays below 1 GB.
 */
export const readingMemory = 640 * megabyte;

/**
 * How many children read side by side at most. A report of 200 pages takes 250 MB; with more children than two, the
 * share of each would not do for it and what the reports before it left behind.
 */
export const mostReaders = 2;

/** Bytes up to which a plain text is read at once in the calling process, instead of in the child. */
export const atOnceBytes = 4 * megabyte;

/** Files and folders that one dropped folder may hold, readable or not. */
export const folderEntries = 100_000;

/** Folders within folders. */
export const folderDepth = 50;

/** Bytes of a codebook in XML, which is parsed where it is asked for: a thousand codes with long definitions have 2 MB. */
export const codebookBytes = 16 * megabyte;

/** Codes of a codebook that is brought in; the largest ones known have a few thousand. */
export const codebookCodes = 20_000;

/** Tags of a codebook in XML: a code and its description have four. Each element takes some 400 bytes of memory. */
export const codebookElements = 250_000;
