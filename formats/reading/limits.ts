// Every limit of reading, with its reason, in one place. A file beyond a limit is refused with a sentence before it
// costs time or memory.

const megabyte = 1024 * 1024;

/** Bytes of a text file (txt, md, html, csv). The longest novels have 4 MB; a larger file is data, not a text. */
export const textBytes = 64 * megabyte;

/** Bytes of a docx, xlsx or pdf, pictures included. */
export const packedBytes = 256 * megabyte;

/** Entries of a docx or xlsx. A thesis full of pictures has hundreds. */
export const archiveEntries = 10_000;

/**
 * Entries of a project file for exchange: three for each of 60,000 sources. Each entry takes half a kilobyte of memory.
 */
export const exchangeEntries = 200_000;

/** Bytes of a piece of a large file: how much of it is unpacked or stored at once. */
export const pieceBytes = 16 * megabyte;

/** Characters of all entry names in an archive together: 300 for each of so many entries. */
export const entryNames = 64 * megabyte;

/** Unpacked bytes of all parts read of a docx: its tree takes about twenty times as much memory. */
export const docxBytes = 48 * megabyte;

/** Unpacked bytes of all parts read of an odt or epub: the longest novels have 6 MB. */
export const odtBytes = 48 * megabyte;
export const epubBytes = 48 * megabyte;

/** Unpacked bytes of all parts read of an xlsx: 100,000 rows of news take about 150 MB. */
export const xlsxBytes = 192 * megabyte;

/** How many times its packed size a part may unpack to, if it is larger than `smallPart`; prose grows 5 times. */
export const growth = 250;
export const smallPart = 8 * megabyte;
/** Bytes up to which an archive is held in memory while it is read. */
export const smallFile = 32 * megabyte;

/** Depth of nested elements. Pages saved from the web reach 60; parsers and editors recurse. */
export const nesting = 250;

/** Pages of a pdf. */
export const pdfPages = 5_000;

/** Characters of a text from a pdf or docx, however many bytes the file had. */
export const textCharacters = 32_000_000;

/** Rows of a table: fifty times the reference study's news. */
export const tableRows = 100_000;

/** Columns of a table whose rows are sources: each may become an attribute. */
export const tableColumns = 500;

/** Columns of a table whose columns may be sources: as many as a spreadsheet has. */
export const tallyColumns = 16_384;

/** Cells of a table, including empty ones. A tally of 3,000 sources by 300 themes has a million. */
export const tableCells = 50_000_000;

/** How long a reader process may take for one file, in milliseconds. A 300-page pdf takes two seconds. */
export const readingTime = 60_000;

/**
 * Resident memory of all reader processes together, in bytes; a process that exceeds its share is ended. With the main
 * process, an import stays below 1 GB.
 */
export const readingMemory = 640 * megabyte;

/**
 * How many reader processes run at the same time. A report of 200 pages takes 250 MB; with more than two processes, a
 * share would not suffice for it and the garbage of earlier reports.
 */
export const mostReaders = 2;

/** Bytes up to which a plain text is read in the calling process instead of a reader process. */
export const atOnceBytes = 4 * megabyte;

/** Files and folders in a dropped folder, readable or not. */
export const folderEntries = 100_000;

/** Depth of nested folders. */
export const folderDepth = 50;

/**
 * Bytes of a codebook in XML, which is parsed in the calling process: a thousand codes with long definitions have 2 MB.
 */
export const codebookBytes = 16 * megabyte;

/** Codes of an imported codebook; the largest known ones have a few thousand. */
export const codebookCodes = 20_000;

/** Tags of a codebook in XML: a code with its description has four. Each element takes some 400 bytes of memory. */
export const codebookElements = 250_000;
