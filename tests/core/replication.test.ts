// What a replication package is called by, and where names gave way.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RespondentRecord, SourceRecord } from '#core/records.ts';
import { numberedName } from '#core/replication/file-names.ts';
import { movedPosition, Names, replaced } from '#core/replication/names.ts';
import { pseudonymsOf } from '#core/replication/pseudonyms.ts';

const names = new Names([
  { written: 'N9', instead: 'P1' },
  { written: 'N9.2', instead: 'P1.2' },
  { written: 'Wang Wei', instead: 'P2' },
  { written: 'Wang', instead: 'P7' },
  { written: '王小明', instead: 'P3' },
  { written: 'Will', instead: 'P4' },
  { written: 'José', instead: 'P5' },
  { written: 'A', instead: 'P6' },
  { written: '7', instead: 'P8' },
  { written: 'D’Arcy (Jr.)', instead: 'P9' },
  { written: "Ann O'Neil", instead: 'P10' },
  { written: 'Mary Smith-Jones', instead: 'P11' },
  { written: 'A.B. Smith', instead: 'P12' },
]);

describe('names in a text', () => {
  it.each([
    ['N9 and N9.2, n9; N91 and AN9 are others', 'P1 and P1.2, P1; N91 and AN9 are others'],
    ['张N9说，受访者N9.2', '张P1说，受访者P1.2'],
    ['N9_notes.docx', 'P1_notes.docx'],
    ['wang\n WEI’s, Wang Weiss', 'P2’s, P7 Weiss'],
    ['WangWei.docx, wang-wei, Wang_Wei_2024, WANGWEI', 'P2.docx, P2, P2_2024, P2'],
    ['王 小明，王　小明', 'P3，P3'],
    ['王小明说，我是王小明的', 'P3说，我是P3的'],
    ['WILL Will will', 'P4 P4 will'],
    ['Jose\u0301, JOSÉ, Josés', 'P5, P5, Josés'],
    ['A man of 7', 'A man of 7'],
    ['with d’arcy (jr.).', 'with P9.'],
    ["with D'Arcy (Jr.) and ANN O’NEIL", 'with P9 and P10'],
    ['Mary Smith\u2010Jones, Mary Smith\u2011Jones', 'P11, P11'],
    ['A. B. Smith, A.B. Smith', 'P12, P12'],
    ['Wa\u00ADng Wei, 王\n小\u200B明', 'P2, P3'],
    ['I met N9. 2 of them', 'I met P1. 2 of them'],
    ['😀N9😀', '😀P1😀'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(replaced(text, names.find(text))).toBe(expected);
  });

  it('knows a name that stands alone, however short, and says which are too short for texts', () => {
    expect([names.alone('A'), names.alone(' 7 '), names.alone('n9'), names.alone('a man')]).toEqual([
      'P6',
      'P8',
      'P1',
      null,
    ]);
    expect(names.short).toEqual(['A', '7']);
  });

  it('moves positions with the words, and none into a pseudonym', () => {
    const text = 'Wang Wei met N9.';
    const replacements = names.find(text);
    const at = (words: string): number => text.indexOf(words);

    const moved = [
      movedPosition(replacements, 0, 'start'),
      movedPosition(replacements, at('Wei'), 'start'),
      movedPosition(replacements, at('Wei'), 'end'),
      movedPosition(replacements, at(' met'), 'end'),
      movedPosition(replacements, text.length, 'end'),
    ];

    expect(replaced(text, replacements)).toBe('P2 met P1.');
    expect(moved).toEqual([0, 0, 2, 2, 10]);
  });
});

describe('any text', () => {
  const written = ['N9', '王小明', 'Wang Wei', 'José'];
  const called = new Names(written.map((name, place) => ({ written: name, instead: `P${place + 1}` })));
  const word = fc.oneof(
    fc.constantFrom(...written),
    fc.constantFrom('will', '😀', '王', 'N', '9', 'wei', '𠮷', 'e\u0301'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );

  it('keeps every other word at its place, and holds no name afterwards', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join(' | ');
        const replacements = called.find(text);
        const without = replaced(text, replacements);

        let at = 0;
        for (const said of words) {
          const [start, end] = [at, at + said.length];
          at = end + ' | '.length;
          const moved = without.slice(
            movedPosition(replacements, start, 'start'),
            movedPosition(replacements, end, 'end'),
          );
          expect(moved).toBe(replaced(said, called.find(said)));
        }
        expect(called.find(without)).toEqual([]);
        for (const name of written) expect(without.split(' | ')).not.toContain(name);
      }),
    );
  });

  it('is looked through for hundreds of names in no time', () => {
    const many = new Names(
      Array.from({ length: 600 }, (_, at) => ({ written: `N${at}`, instead: `P${at}` })),
    );
    const text = 'N7 met a firm; n99 did not. '.repeat(20_000);

    const found = many.find(text);

    expect(found).toHaveLength(40_000);
  });
});

describe('pseudonyms', () => {
  const person = (id: string, name: string, position: number): RespondentRecord => ({ id, name, position });
  const interview = (id: string, label: string | null) => ({ id, label, kind: 'interview' }) as SourceRecord;
  const link = (sourceId: string, respondentId: string) => ({
    id: `${sourceId}${respondentId}`,
    sourceId,
    respondentId,
  });

  it('keep what a label says beside the name, and number interviews whose label says another', () => {
    const { respondents, labels } = pseudonymsOf({
      respondent: [person('b', 'Wang Wei', 2), person('a', 'N9', 1)],
      source: [
        interview('1', 'N9'),
        interview('2', 'N9.2'),
        interview('3', 'WW talk'),
        interview('4', 'WW again'),
        interview('5', null),
      ],
      sourceRespondent: [link('1', 'a'), link('2', 'a'), link('3', 'b'), link('4', 'b')],
    });

    expect([...respondents]).toEqual([
      ['a', 'P1'],
      ['b', 'P2'],
    ]);
    expect([...labels]).toEqual([
      ['1', 'P1'],
      ['2', 'P1.2'],
      ['3', 'P2'],
      ['4', 'P2.2'],
    ]);
  });

  it('take another letter where a name reads like one', () => {
    const { respondents } = pseudonymsOf({
      respondent: [person('a', 'P2', 1), person('b', 'P1', 2)],
      source: [interview('1', 'r1')],
      sourceRespondent: [],
    });

    expect([...respondents.values()]).toEqual(['Q1', 'Q2']);
  });
});

describe('names of files', () => {
  it.each([
    [7, 'Annual report: 2019/2020?', '.txt', '0007-Annual report 2019 2020.txt'],
    [12, '工业互联网：供需对接', '.txt', '0012-工业互联网：供需对接.txt'],
    [1, 'CON', '', '0001-CON'],
    [1, ' . ', '.txt', '0001.txt'],
    [1, '../../etc/passwd', '.txt', '0001-etc passwd.txt'],
    [1, 'a\u202Egpj.\uD800', '.txt', '0001-a gpj.txt'],
    [12345, '字'.repeat(300), '.json', `12345-${'字'.repeat(48)}.json`],
    [1, `${'x'.repeat(47)} y`, '', `0001-${'x'.repeat(47)}`],
    [1, 'Jose\u0301', '', '0001-José'],
  ])('%i, %j is %j', (number, title, ending, expected) => {
    expect(numberedName(number, title, ending)).toBe(expected);
  });
});
