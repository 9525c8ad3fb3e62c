// Every limit of reading, with its reason, in one place. A file beyond a limit is refused with a sentence before it
// costs time or memory.

const MEGABYTE = 1024 * 1024;

/** Bytes of a text file (txt, md, html, csv). The longest novels have 4 MB; a larger file is data, not a text. */
export const MAX_TEXT_BYTES = 64 * MEGABYTE;

/** Bytes of a docx, xlsx or pdf, pictures included. */
export const MAX_PACKED_BYTES = 256 * MEGABYTE;

/** Entries of a docx or xlsx. A thesis full of pictures has hundreds. */
export const MAX_ARCHIVE_ENTRIES = 10_000;

/**
 * Entries of a project file for exchange: three for each of 60,000 sources. Each entry takes half a kilobyte of memory.
 */
export const MAX_EXCHANGE_ENTRIES = 200_000;

/** Bytes of a piece of a large file: how much of it is unpacked or stored at once. */
export const PIECE_BYTES = 16 * MEGABYTE;

/** Characters of all entry names in an archive together: 300 for each of `MAX_EXCHANGE_ENTRIES`. */
export const MAX_ENTRY_NAME_CHARACTERS = 64 * MEGABYTE;

/** Unpacked bytes of all parts read of a docx: its tree takes about twenty times as much memory. */
export const MAX_DOCX_BYTES = 48 * MEGABYTE;

/** Unpacked bytes of all parts read of an odt or epub: the longest novels have 6 MB. */
export const MAX_ODT_BYTES = 48 * MEGABYTE;
export const MAX_EPUB_BYTES = 48 * MEGABYTE;

/** Unpacked bytes of all parts read of an xlsx: 100,000 rows of news take about 150 MB. */
export const MAX_XLSX_BYTES = 192 * MEGABYTE;

/** How many times its packed size a part may unpack to, if it is larger than `SMALL_PART_BYTES`; prose grows 5 times. */
export const MAX_GROWTH = 250;
export const SMALL_PART_BYTES = 8 * MEGABYTE;
/** Bytes up to which an archive is held in memory while it is read. */
export const SMALL_FILE_BYTES = 32 * MEGABYTE;

/** Depth of nested elements. Pages saved from the web reach 60; parsers and editors recurse. */
export const MAX_NESTING = 250;

/** Pages of a pdf. */
export const MAX_PDF_PAGES = 5_000;

/** Characters of a text from a pdf or docx, however many bytes the file had. */
export const MAX_TEXT_CHARACTERS = 32_000_000;

/** Rows of a table: fifty times the reference study's news. */
export const MAX_TABLE_ROWS = 100_000;

/** Columns of a table whose rows are sources: each may become an attribute. */
export const MAX_TABLE_COLUMNS = 500;

/** Columns of a table whose columns may be sources: as many as a spreadsheet has. */
export const MAX_TALLY_COLUMNS = 16_384;

/** Cells of a table, including empty ones. A tally of 3,000 sources by 300 themes has a million. */
export const MAX_TABLE_CELLS = 50_000_000;

/** How long a reader process may take for one file, in milliseconds. A 300-page pdf takes two seconds. */
export const READING_TIMEOUT_MS = 60_000;

/**
 * Resident memory of all reader processes together, in bytes; a process that exceeds its share is ended. With the main
 * process, an import stays below 1 GB.
 */
export const MAX_READING_MEMORY_BYTES = 640 * MEGABYTE;

/**
 * How many reader processes run at the same time. A report of 200 pages takes 250 MB; with more than two processes, a
 * share would not suffice for it and the garbage of earlier reports.
 */
export const MAX_READERS = 2;

/** Bytes up to which a plain text is read in the calling process instead of a reader process. */
export const MAX_AT_ONCE_BYTES = 4 * MEGABYTE;

/** Files and folders in a dropped folder, readable or not. */
export const MAX_FOLDER_ENTRIES = 100_000;

/** Depth of nested folders. */
export const MAX_FOLDER_DEPTH = 50;

/**
 * Bytes of a codebook in XML, which is parsed in the calling process: a thousand codes with long definitions have 2 MB.
 */
export const MAX_CODEBOOK_BYTES = 16 * MEGABYTE;

/** Codes of an imported codebook; the largest known ones have a few thousand. */
export const MAX_CODEBOOK_CODES = 20_000;

/** Tags of a codebook in XML: a code with its description has four. Each element takes some 400 bytes of memory. */
export const MAX_CODEBOOK_ELEMENTS = 250_000;
