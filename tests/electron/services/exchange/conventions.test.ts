// One study, written by programs that count positions differently, gives the same codings from every file.
import { expect, test } from 'vitest';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { chance, type Chance } from '../../../../scripts/chance.ts';
import { broughtIn } from './brought-in.ts';

const SELECTIONS = 753;
const words =
  'the fair brings makers and hospitals together 协会 早期 提出 了 许多 概念 standards 😀 Müller'.split(' ');

/** A text of many paragraphs, and selections of it in UTF-16 code units with one unit per line end. */
function study(random: Chance): { text: string; spans: { start: number; end: number }[] } {
  const lines = Array.from({ length: 400 }, () =>
    Array.from({ length: 4 + random.below(20) }, () => words[random.below(words.length)]).join(' '),
  );
  const text = lines.join('\n');
  const starts = [0, ...[...text.matchAll(/[ \n]/g)].map(({ index }) => index + 1)];
  const spans = new Map<string, { start: number; end: number }>();
  while (spans.size < SELECTIONS) {
    const from = random.below(starts.length - 6);
    const span = { start: starts[from] ?? 0, end: (starts[from + 1 + random.below(4)] ?? text.length) - 1 };
    spans.set(JSON.stringify(span), span);
  }
  return { text, spans: [...spans.values()] };
}

interface Way {
  readonly unit: 'code-point' | 'utf-16';
  readonly lineEnd: 1 | 2;
}

function written(
  { text, spans }: ReturnType<typeof study>,
  { unit, lineEnd }: Way,
  isNamed: boolean,
): Buffer {
  const place = (at: number): number => {
    const before = text.slice(0, at);
    const breaks = before.split('\n').length - 1;
    return (unit === 'utf-16' ? before.length : [...before].length) + (lineEnd === 2 ? breaks : 0);
  };
  const selections = spans.map(({ start, end }, index) => {
    const coding = `<Coding guid="${guid(`c${index}`)}"><CodeRef targetGUID="${guid('guide')}"/></Coding>`;
    const name = isNamed ? text.slice(start, end).replaceAll('\n', ' ') : '';
    return `<PlainTextSelection guid="${guid(`s${index}`)}" name="${name}" startPosition="${place(start)}" endPosition="${place(end)}">${coding}</PlainTextSelection>`;
  });
  const source = `<TextSource guid="${guid('src')}" name="notes" plainTextPath="internal://notes.txt">${selections.join('')}</TextSource>`;
  return qdpx(qde(`${codes(code('guide'))}<Sources>${source}</Sources>`), {
    'sources/notes.txt': `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  });
}

test.each([
  ['that are named after their words', true, 'names'],
  ['without names', false, 'words'],
])(
  'a text with a byte-order mark, two-byte line ends and emoji gives the same 753 quotations %s, however positions are counted',
  async (_, isNamed, because) => {
    const one = study(chance(28));
    const expected = one.spans.map(({ start, end }) => one.text.slice(start, end)).toSorted();

    for (const way of [
      { unit: 'code-point', lineEnd: 1 },
      { unit: 'code-point', lineEnd: 2 },
      { unit: 'utf-16', lineEnd: 1 },
      { unit: 'utf-16', lineEnd: 2 },
    ] as const) {
      // One project at a time.
      const found = await broughtIn(written(one, way, isNamed));

      expect(found.report.convention).toMatchObject({ convention: way, because });
      // Ends are read as the first position after the selection: no character more at either end.
      expect(found.codings.map((coded) => coded.words ?? '').toSorted()).toEqual(expected);
    }
  },
);

test.each([
  ['a name that differs from its words among matching ones is reported', ['one two', 'three', 'nine'], 1],
  ['names that are no words are not reported', ['first', 'second', 'three'], 0],
])('%s', async (_, names, told) => {
  const text = 'one two three four five';
  const places = [
    [0, 7],
    [8, 13],
    [14, 18],
  ] as const;
  const selections = places.map(([start, end], index) =>
    selection(`s${index}`, start, end, ['guide'], '', names[index]),
  );
  const bytes = qdpx(
    qde(`${codes(code('guide'))}<Sources>${textSource('src', selections.join(''))}</Sources>`),
    { 'sources/src.txt': text },
  );

  const { report, codings } = await broughtIn(bytes);

  const remarks = report.remarks.filter(({ key }) => key === 'exchange:called_otherwise');
  expect(codings).toHaveLength(3);
  expect(remarks).toHaveLength(told);
  expect(remarks.flatMap(({ items = [] }) => items)).toEqual(told === 0 ? [] : ['src: “nine” · “four”']);
});
