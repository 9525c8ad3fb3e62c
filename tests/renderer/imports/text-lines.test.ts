import { describe, expect, test } from 'vitest';
import {
  guesses,
  kindOfAll,
  linesChosen,
  textSettings,
  textLines,
  type ForAll,
  type SettingsByHand,
} from '#renderer/features/imports/text-lines.ts';

const files = ['texts/news/2021-03-04 fair.txt', 'texts/notes/N9.docx', 'texts/news.csv', 'texts/old.doc'];
const found = guesses(files.map((name) => ({ name, beginning: null })));
const forAll: ForAll = {
  kind: null,
  datesFromNames: true,
  classesFromFolders: true,
  classOf: { document: '', interview: 'talk' },
};
const [fair, talk] = ['texts/news/2021-03-04 fair.txt', 'texts/notes/N9.docx'] as const;

function lines(changed: Partial<ForAll> = {}, byHand: SettingsByHand = {}) {
  return textLines(found, { ...forAll, ...changed }, byHand);
}

describe('the texts of an import, before they are read', () => {
  test('are described by their names and folders; tables and unreadable files are not among them', () => {
    expect(lines()).toEqual([
      { name: fair, kind: 'document', date: '2021-03-04', className: 'news', respondents: '' },
      { name: talk, kind: 'interview', date: null, className: 'notes', respondents: '' },
    ]);
    expect(kindOfAll(lines())).toBeNull();
  });

  test('are listed once when two files share a name', () => {
    const twice = guesses(['a.txt', 'a.txt'].map((name) => ({ name, beginning: null })));

    expect(textLines(twice, forAll, {})).toHaveLength(1);
  });

  test('get no date or class from names when that is switched off', () => {
    const plain = lines({ datesFromNames: false, classesFromFolders: false });

    expect(plain.map(({ date, className }) => [date, className])).toEqual([
      [null, ''],
      [null, 'talk'],
    ]);
  });

  test('are deselected when other files are chosen, since a kind for all would reach none of them', () => {
    expect(linesChosen(lines(), new Set(['N1 of another folder.docx']))).toEqual([]);
    expect(linesChosen(lines(), new Set([talk])).map(({ name }) => name)).toEqual([talk]);
  });

  test('beside tables are all of one kind only once that is decided, since rows state their own', () => {
    const interviews = lines({ kind: 'interview' });

    expect(kindOfAll(interviews, 1)).toBeNull();
    expect(kindOfAll([], 1)).toBeNull();
    expect(kindOfAll(interviews, 1, 'interview')).toBe('interview');
    expect(kindOfAll(interviews, 1, 'document')).toBeNull();
    expect(kindOfAll([], 1, 'document')).toBe('document');
  });

  test('are all of one kind when that is chosen, except single ones', () => {
    expect(kindOfAll(lines({ kind: 'document' }))).toBe('document');
    expect(lines({ kind: 'document' }, { [talk]: { kind: 'interview' } })[1]?.kind).toBe('interview');
  });

  test('keep what was set for one by hand, also that it has no date', () => {
    const byHand = {
      [fair]: { kind: 'interview', date: null, className: 'visits', respondents: 'N1; N2' },
    } as const;

    expect(textSettings(lines({}, byHand))[0]).toEqual({
      name: fair,
      kind: 'interview',
      date: null,
      className: 'visits',
      respondents: ['N1', 'N2'],
    });
  });

  test('name no respondent for a document', () => {
    expect(textSettings(lines({}, { [fair]: { respondents: 'N1' } }))[0]?.respondents).toEqual([]);
  });
});
