import { expect, test } from 'vitest';
import { readableEndings as read } from '#formats/reading/recognise.ts';
import { encodings } from '#renderer/common/imports/encodings.ts';
import { isTable, readableEndings } from '#renderer/common/imports/readable-files.ts';

test('the file types offered for choosing are those that the readers read', () => {
  expect(readableEndings.toSorted()).toEqual([...read].toSorted());
});

test('a table is recognised by its name, in any case and folder', () => {
  expect(['a/news.CSV', 'news.tsv', 'table.xlsx'].every(isTable)).toBe(true);
  expect(['news.csv.txt', 'csv', 'news.docx'].some(isTable)).toBe(false);
});

test('every encoding offered can be decoded', () => {
  expect(encodings.map((label) => new TextDecoder(label).encoding)).toEqual([...encodings]);
});
