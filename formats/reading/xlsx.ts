// Excel workbooks with one source in each row. The archive is checked before the library reads it, and the sheets are
// measured: a stray cell in the far corner of a sheet would make a table of seventeen billion cells.
import { AppError } from '#core/errors.ts';
import { openArchive, storedArchive } from './archive.ts';
import { MAX_TABLE_ROWS, MAX_XLSX_BYTES } from './limits.ts';
import type { ReadNote, ReadOptions } from './result.ts';
import { expectWidth, wholeTable, type TableParts } from './table-parts.ts';
import { sheetsOf, type Sheet } from './workbook.ts';

export interface WorkbookTable extends TableParts {
  readonly sheet: string;
  readonly sheets: readonly string[];
}

function isWanted(part: string): boolean {
  return (
    /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\d*\.xml)$/i.test(part) ||
    /^xl\/(?:_rels\/workbook\d*\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(part)
  );
}

/**
 * Reads one sheet of the workbook at `path`: the requested one, else the first with headings and a row. Throws
 * `invalid` if the workbook is broken or locked, lacks the sheet, or has no sheet with rows.
 */
export async function tableOfXlsx(
  path: string,
  name: string,
  { sheet: wanted, isTally = false }: Pick<ReadOptions, 'sheet' | 'isTally'> = {},
): Promise<WorkbookTable> {
  const archive = await openArchive({
    from: path,
    name,
    ending: 'xlsx',
    wanted: isWanted,
    bytes: MAX_XLSX_BYTES,
  });
  const parts = new Map<string, Buffer>();
  try {
    for (const part of archive.names) {
      const content = isWanted(part) ? await archive.read(part) : null;
      if (content)
        parts.set(part, part.startsWith('xl/worksheets/') ? measuredSheet(content, name, isTally) : content);
    }
  } finally {
    archive.close();
  }

  let sheets: Sheet[];
  try {
    sheets = await sheetsOf(await storedArchive(parts));
  } catch {
    throw new AppError('invalid', 'reading:broken', { name, ending: 'xlsx' });
  }
  const names = sheets.map((sheet) => sheet.name);
  const sheet = sheets.find((candidate) =>
    wanted === undefined ? hasRows(candidate) : candidate.name === wanted,
  );
  if (!sheet) {
    throw wanted === undefined
      ? new AppError('invalid', 'reading:table_without_rows', { name })
      : new AppError('invalid', 'reading:sheet_missing', { name, sheet: wanted, sheets: names.join(', ') });
  }
  const others = sheets.filter((other) => other !== sheet && hasRows(other)).map((other) => other.name);
  const notes: ReadNote[] =
    others.length > 0
      ? [{ key: 'reading:other_sheets', parameters: { sheet: sheet.name, sheets: others.join(', ') } }]
      : [];
  const table = wholeTable(sheet.lines, name, isTally);
  const hidden = hiddenIn(sheetXml(parts, names.indexOf(sheet.name)));
  return { ...table, notes: [...table.notes, ...notes, ...hidden], sheet: sheet.name, sheets: names };
}

/** The XML of the sheet with this index; empty if the workbook does not refer to it. */
function sheetXml(parts: ReadonlyMap<string, Buffer>, place: number): string {
  const textOf = (name: RegExp): string =>
    [...parts].find(([part]) => name.test(part))?.[1].toString('utf8') ?? '';
  const sheets = [...textOf(/^xl\/workbook\d*\.xml$/i).matchAll(/<(?:\w+:)?sheet\s[^<>]*?\br:id="([^"]+)"/g)];
  const id = sheets[place]?.[1];
  const relations = textOf(/^xl\/_rels\//i).matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g);
  const relation = [...relations].map(([tag]) => tag).find((tag) => tag.includes(` Id="${id}"`));
  const target = /\bTarget="\/?(?:xl\/)?([^"]+)"/.exec(relation ?? '')?.[1];
  return parts.get(`xl/${target}`)?.toString('utf8') ?? '';
}

/** How many merged cells a note lists. */
const MAX_LISTED_CELLS = 5;

/**
 * Notes on what a sheet displays but stores in no cell: the value of merged cells, and formulas that were never
 * calculated.
 */
function hiddenIn(xml: string): ReadNote[] {
  const joined = Array.from(
    xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z0-9:]+)"/g),
    ([, ref = '']) => ref,
  );
  const open = [
    ...xml.matchAll(
      /<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)(?:<(?:\w+:)?v(?:\s*\/>|><\/(?:\w+:)?v>))?\s*<\/(?:\w+:)?c>/g,
    ),
  ];
  const failed = xml.match(/<(?:\w+:)?c\s[^<>]*?\bt="e"/g)?.length ?? 0;
  const cells =
    joined.slice(0, MAX_LISTED_CELLS).join(', ') + (joined.length > MAX_LISTED_CELLS ? ', …' : '');
  return [
    ...(joined.length > 0
      ? [{ key: 'reading:cells_joined', parameters: { count: joined.length, cells } }]
      : []),
    ...(open.length > 0 ? [{ key: 'reading:formulas_open', parameters: { count: open.length } }] : []),
    ...(failed > 0 ? [{ key: 'reading:formulas_failed', parameters: { count: failed } }] : []),
  ];
}

function hasRows(sheet: Sheet): boolean {
  return sheet.lines.filter((line) => line.some((cell) => cell.trim() !== '')).length >= 2;
}

/** The sheet without cells that have only a style, after checking that all other cells are within the limits. */
function measuredSheet(content: Buffer, name: string, isTally: boolean): Buffer {
  let [rows, columns] = [0, 0];
  const xml = content.toString('utf8').replaceAll(/<(?:\w+:)?c(?:\s[^<>]*)?\/>/g, '');
  for (const [, letters = '', digits = ''] of xml.matchAll(/<(?:\w+:)?c\s[^<>]*?\br="([A-Za-z]+)(\d+)"/g)) {
    const row = Number(digits);
    // Headings and some empty lines above them are allowed for.
    if (row > MAX_TABLE_ROWS + 100) {
      throw new AppError('unsupported', 'reading:table_too_long', { name, rows: row, most: MAX_TABLE_ROWS });
    }
    const column = Array.from(letters.toUpperCase()).reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    );
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
    expectWidth(columns, rows, name, isTally);
  }
  return Buffer.from(xml);
}
