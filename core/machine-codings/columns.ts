// The columns of a table of codings that were made elsewhere. The headings are fixed: such tables are written by scripts.
import { AppError } from '../errors.ts';

const sheetFields = ['source', 'code', 'start', 'end', 'quote', 'rationale', 'confidence'] as const;
export type SheetField = (typeof sheetFields)[number];

/** The place of each field among the columns; a field without a column is missing. */
export type SheetColumns = Readonly<Partial<Record<SheetField, number>>>;

export interface FoundColumns {
  readonly columns: SheetColumns;
  /** Headings that mean nothing here. */
  readonly others: readonly string[];
}

/**
 * Finds the columns by their headings, whatever their case and order. Throws `invalid` if there is none for the source or
 * the code, if only one of `start` and `end` is there, or if two columns have one heading.
 */
export function columnsOf(headings: readonly string[], name: string): FoundColumns {
  const columns: Partial<Record<SheetField, number>> = {};
  const others: string[] = [];
  headings.forEach((heading, at) => {
    const called = heading.trim().toLowerCase();
    const field = sheetFields.find((each) => each === called);
    if (field === undefined) others.push(heading);
    else if (columns[field] === undefined) columns[field] = at;
    else throw new AppError('invalid', 'coding_sheet:column_twice', { name, column: field });
  });
  const present = headings.filter((heading) => heading.trim() !== '').join(', ');
  for (const needed of ['source', 'code'] as const)
    if (columns[needed] === undefined)
      throw new AppError('invalid', 'coding_sheet:no_column', { name, column: needed, present });
  if ((columns.start === undefined) !== (columns.end === undefined))
    throw new AppError('invalid', 'coding_sheet:half_columns', {
      name,
      column: columns.start === undefined ? 'start' : 'end',
    });
  return { columns, others };
}
