import { expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { outcomeLabel, type Coming } from '#renderer/features/imports/outcome-label.ts';

const words = createWords('en');
const files = (...names: string[]): Coming => ({ names, folders: 0, rows: null });

test('the button of an import says how many of what will be imported', () => {
  expect(outcomeLabel(words, 'document', files('a.txt', 'b.docx'))).toBe('Import 2 documents');
  expect(outcomeLabel(words, 'interview', files('N1.docx'))).toBe('Import 1 interview');
});

test('it counts only files that Concord reads', () => {
  expect(outcomeLabel(words, 'document', files('a.TXT', 'Thumbs.db', 'README', 'b.txt/'))).toBe(
    'Import 1 document',
  );
});

test('for a table it says how many rows become sources', () => {
  expect(outcomeLabel(words, 'interview', { ...files('people.csv'), rows: 1200 })).toBe(
    'Import 1,200 interviews',
  );
});

test('when the number is unknown before reading, it still says as what they are imported', () => {
  expect(outcomeLabel(words, 'document', files('a.txt', 'news.xlsx'))).toBe('Import as documents');
  expect(outcomeLabel(words, 'interview', { names: ['notes'], folders: 1, rows: null })).toBe(
    'Import as interviews',
  );
  expect(outcomeLabel(words, 'document', files('old.doc'))).toBe('Import as documents');
});

test('for documents among interviews it gives the number of sources, as neither', () => {
  expect(outcomeLabel(words, null, files('a.txt', 'N1.txt'))).toBe('Import 2 sources');
  expect(outcomeLabel(words, null, files('a.txt', 'news.csv'))).toBe(words.t('imports:bring_in'));
});

test('while nothing is chosen it says what it is for', () => {
  expect(outcomeLabel(words, 'document', files())).toBe('Import');
});
