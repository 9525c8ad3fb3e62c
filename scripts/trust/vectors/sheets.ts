// Hand-made sheets of ticks and attributes in which every heading, title, label, name and value is a vector, as are the
// names of the file and of its sheets.
import Papa from 'papaparse';
import { legalText } from '#formats/writing/legal-text.ts';
import { writeXlsx } from '#formats/writing/xlsx.ts';

export const sheetEndings = ['csv', 'xlsx'] as const;
export type SheetEnding = (typeof sheetEndings)[number];

/** The longest name of a person, a class or an attribute, and the longest label. */
const [NAME_LENGTH, LABEL_LENGTH] = [100, 50];
/** Shorter than most file systems allow. */
const FILE_NAME_LENGTH = 60;

/** The subjects of a study that the sheets refer to: for each vector a title, a name and a label. */
export interface Subjects {
  readonly titles: readonly string[];
  readonly names: readonly string[];
  readonly labels: readonly string[];
}

/** The subjects for these texts, in their order. */
export function subjectsOf(texts: readonly string[]): Subjects {
  // A table with characters that no text contains is taken for another kind of file, and their replacements are not
  // read alike from every kind of sheet.
  const titles = texts.map((text) => legalText(text).replaceAll('\uFFFD', ''));
  return {
    titles,
    names: titles.map((text) => text.slice(0, NAME_LENGTH)),
    labels: titles.map((text) => text.slice(0, LABEL_LENGTH)),
  };
}

/** What the rows of a sheet refer to, and by what; a sheet of ticks has rows for sources, by title. */
export type SheetKind = 'ticks' | 'title' | 'name' | 'label';
export const sheetKinds: readonly SheetKind[] = ['title', 'label', 'name', 'ticks'];

/** A sheet for these subjects. Each has a row for somebody who is not in the study. */
export function rowsOf(kind: SheetKind, { titles, names, labels }: Subjects): string[][] {
  if (kind === 'label')
    return [
      ['Label', 'Class', 'Origin'],
      ...labels.map((label, at) => [label, names[at] ?? '', titles[at] ?? '']),
      [`Not here ${titles[0]}`, '', ''],
    ];
  if (kind === 'ticks')
    return [
      // A heading that is the title of a source would make its line a source.
      ['Title', ...titles.map((title) => `${title} theme`)],
      ...titles.map((title, row) => [title, ...titles.map((text, column) => tick(text, row, column))]),
      [`Not here ${titles[0]}`, ...titles.map((_, column) => (column === 0 ? 'x' : ''))],
    ];
  const rows = kind === 'title' ? titles : names;
  return [
    [kind === 'title' ? 'Title' : 'Name', ...names],
    ...rows.map((row) => [row, ...names.map(() => row)]),
    [`Not here ${titles[0]}`, ...names.map(() => '')],
  ];
}

/** Each source has the theme of its own text; beside it is a mark that is neither a tick nor empty. */
function tick(text: string, row: number, column: number): string {
  if (row === column) return 'x';
  return column === 0 && row === 1 ? `? ${text}` : '';
}

/** A file with the sheet; a workbook has a second sheet, so that the first must be chosen by name. */
export async function sheetFile(
  ending: SheetEnding,
  rows: readonly (readonly string[])[],
  [first = '', second = '']: readonly string[],
): Promise<Buffer> {
  if (ending === 'csv') return Buffer.from(Papa.unparse(rows as string[][]));
  const notes = { name: `2 ${second}`, widths: [40], rows: [[second]] };
  return Buffer.from(
    await writeXlsx([{ name: first, widths: [40], rows }, notes], '2026-03-14T09:00:00.000Z'),
  );
}

/** A file name made of a text, with the characters that file names may have. */
export function fileName(text: string, ending: SheetEnding): string {
  const legal = text.replaceAll(/[\p{Cc}\p{Cs}/\\]/gu, ' ').slice(0, FILE_NAME_LENGTH);
  return `${legal}.${ending}`;
}
