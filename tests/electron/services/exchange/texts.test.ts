// Texts and positions of exchange files, as programs write them.
import { describe, expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import { getText } from '#db/write.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { encodedAs } from '../../../helpers/written-files.ts';
import { testProject } from '../../../helpers/project.ts';
import { broughtIn, broughtInto, inAnyOrder } from './brought-in.ts';

function study(origin: string, ...selections: string[]): string {
  return qde(
    `${codes(code('guide'))}<Sources>${textSource('note', selections.join(''))}</Sources>`,
    `name="Study" origin="${origin}"`,
  );
}

describe('a text with a byte-order mark, line ends of two bytes and emoji', () => {
  const raw = 'One 😀 day.\r\nTwo 😀 days.\r\nThen nobody came.';

  test.each([
    ['NVivo for Windows 12.6', (at: number) => at, '\uFEFF'],
    ['MAXQDA 24', (at: number) => codePointsIn(raw.slice(0, at)), '\uFEFF'],
    ['QualCoder 3.6', (at: number) => codePointsIn(raw.slice(0, at).replaceAll('\r\n', '\n')), ''],
    ['Another 1.0', (at: number) => raw.slice(0, at).replaceAll('\r\n', '\n').length, ''],
  ])('counted as %s counts it gives the right words', async (origin, count, mark) => {
    const selections = ['day', 'days', 'nobody'].map((word) => {
      const at = raw.indexOf(word);
      return selection(word, count(at), count(at + word.length), ['guide']);
    });

    const found = await broughtIn(
      qdpx(study(origin, ...selections), { 'sources/note.txt': `${mark}${raw}` }),
    );

    expect(inAnyOrder(found.codings.map(({ words }) => words))).toEqual(
      inAnyOrder(['day', 'days', 'nobody']),
    );
    expect(found.remarks).not.toContain('exchange:counted_ambiguously');
  });
});

test('a selection beyond the end, before the beginning, backwards or empty is kept at its positions and reported', async () => {
  const bytes = qdpx(
    study(
      'Test',
      selection('good', 0, 3, ['guide']),
      selection('beyond', 0, 900, ['guide']),
      selection('before', -4, 3, ['guide']),
      selection('back', 3, 1, ['guide']),
      selection('empty', 2, 2, ['guide']),
    ),
    { 'sources/note.txt': 'One day.' },
  );

  const found = await broughtIn(bytes);

  expect(found.codings).toEqual([{ source: 'note', words: 'One', code: 'guide' }]);
  expect(found.remarks.filter((key) => key.includes('unplaced'))).toEqual([
    'exchange:unplaced_beyond_text',
    'exchange:unplaced_negative',
    'exchange:unplaced_backwards',
    'exchange:unplaced_empty',
  ]);
  expect(found.parts.filter(({ kind }) => kind === 'selection').map(({ key }) => key)).toEqual(
    ['beyond', 'before', 'back', 'empty'].map(guid),
  );
});

test('no character of a text is changed except its line ends', async () => {
  const text = 'a\u2028b\u0085c\fd\uFFFCe\u200Bf\u00A0g e\u0301 中文 שלום 👩‍👩‍👧 end';
  await using project = await testProject();
  const start = codePointsIn(text.slice(0, text.indexOf('end')));

  const found = await broughtInto(
    project,
    qdpx(study('Test', selection('s', start, start + 3, ['guide'], '', 'end')), { 'sources/note.txt': text }),
  );

  expect(getText(project.store().db, found.tables.source[0]?.textHash ?? '')).toBe(text);
  expect(found.codings.map(({ words }) => words)).toEqual(['end']);
});

test('texts that are not UTF-8 are decoded, with a remark', async () => {
  const words = 'Die Verb\u00e4nde haben uns geholfen, und die Gr\u00fcnder waren zufrieden.';

  const found = await broughtIn(
    qdpx(study('Test', selection('s', 4, 12, ['guide'])), {
      'sources/note.txt': encodedAs('windows-1252', words),
    }),
  );

  expect(found.codings.map((each) => each.words)).toEqual(['Verb\u00e4nde']);
  expect(found.remarks).toContain('reading:decoded_as');
});

describe('the place of a text', () => {
  const inside = '<PlainTextContent>One day.</PlainTextContent>';

  test('is the file beside the project first, then the project itself, and a difference is reported', async () => {
    const source = textSource('note', `${inside}${selection('s', 0, 3, ['guide'])}`);
    const bytes = qdpx(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), {
      'sources/note.txt': 'Two days.',
    });

    const found = await broughtIn(bytes);

    expect(found.codings.map(({ words }) => words)).toEqual(['Two']);
    expect(found.remarks).toContain('exchange:two_texts');
    const { parameters } = found.report.remarks.find(({ key }) => key === 'exchange:two_texts') ?? {};
    expect(createWords('en').t('exchange:two_texts', { ...parameters })).toContain(
      'The text of “note” is in the file twice',
    );
  });

  test('may be the project only', async () => {
    const source = `<TextSource guid="${guid('note')}" name="note">${inside}${selection('s', 4, 7, ['guide'])}</TextSource>`;

    const found = await broughtIn(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), 'study.qde');

    expect(found.codings.map(({ words }) => words)).toEqual(['day']);
  });
});

describe('a path', () => {
  test.each([
    'note.txt',
    'internal:///note.txt',
    'internal:/note.txt',
    'internal://no%74e.txt',
    'relative:///note.txt',
  ])('as in %s leads to the file', async (path) => {
    const source = `<TextSource guid="${guid('note')}" name="note" plainTextPath="${path}">${selection('s', 0, 3, ['guide'])}</TextSource>`;
    const bytes = qdpx(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), {
      'sources/note.txt': 'One day.',
    });

    expect((await broughtIn(bytes)).codings.map(({ words }) => words)).toEqual(['One']);
  });
});

test('sources with one name are two sources', async () => {
  const source = (key: string) =>
    `<TextSource guid="${guid(key)}" name="1" plainTextPath="internal://${key}.txt"></TextSource>`;

  const found = await broughtIn(
    qdpx(qde(`<Sources>${source('a')}${source('b')}</Sources>`), {
      'sources/a.txt': 'Yes.',
      'sources/b.txt': 'Yes.',
    }),
  );

  expect(found.tables.source.map(({ title }) => title)).toEqual(['1', '1']);
});

test('a source without a date gets that of the import, but none in what is exported of it', async () => {
  const found = await broughtIn(
    qdpx(study('f4 2025', selection('s', 0, 3, ['guide'])), { 'sources/note.txt': 'One day.' }),
  );

  expect(found.codings).toHaveLength(1);
  const kept = found.parts.find(({ kind }) => kind === 'coding');
  expect(Object.keys(kept?.shell.attributes ?? {})).toEqual(['guid', 'name', 'startPosition', 'endPosition']);
});

function codePointsIn(text: string): number {
  return Array.from(text).length;
}
