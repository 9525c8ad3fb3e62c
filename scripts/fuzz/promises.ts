// What every result of reading must satisfy, whatever the file was.
import { plainText } from '#core/text/plain-text.ts';
import { splitsPair } from '#core/span.ts';
import type { ReadResult, ReadText } from '#formats/reading/result.ts';

/** A lone surrogate: in a `u` expression a pair counts as one character. */
const halfCharacter = /\p{Surrogate}/u;

/** The promises that a result breaks, in words for a developer; empty for a good result. */
export function brokenPromises(result: ReadResult): string[] {
  return result.type === 'text' ? [...brokenByText(result)] : [...brokenByRows(result.columns, result.rows)];
}

function* brokenByText({ text, doc, pages, layout }: ReadText): Generator<string> {
  if (text.trim() === '') yield 'there is no text';
  if (/[\r\0]/.test(text)) yield 'the text has a carriage return or a NUL';
  if (halfCharacter.test(text)) yield 'the text has half a character';
  if (doc && plainText(doc) !== text) yield 'document and text differ';
  let last = 0;
  for (const { page, start } of pages) {
    if (start < last || start > text.length) yield `page ${page} begins at ${start}, out of order`;
    last = start;
  }
  for (const { page, runs, width, height } of layout ?? []) {
    if (!(width > 0 && height > 0)) yield `page ${page} has no size`;
    for (const [start, length, ...box] of runs) {
      const end = start + length;
      if (!(start >= 0 && length > 0 && end <= text.length)) yield `a run of page ${page} is not in the text`;
      else if (splitsPair(text, start) || splitsPair(text, end))
        yield `a run of page ${page} splits a character`;
      if (!box.every(Number.isFinite)) yield `a run of page ${page} has no place`;
    }
  }
}

function* brokenByRows(columns: readonly string[], rows: readonly (readonly string[])[]): Generator<string> {
  if (rows.length === 0) yield 'there are no rows';
  if (new Set(columns).size !== columns.length) yield 'two columns have one name';
  for (const row of rows) {
    if (row.length !== columns.length) yield 'a row is not as long as the head';
    if (row.some((cell) => cell.includes('\0') || halfCharacter.test(cell)))
      yield 'a cell has half a character';
  }
}
