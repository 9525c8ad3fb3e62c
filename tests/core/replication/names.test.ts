// Finds names in running text, in every spelling.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Signs } from '#core/replication/folded-text.ts';
import { Names, replaced } from '#core/replication/names.ts';

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
  { written: 'İpek', instead: 'P13' },
  { written: 'Işıl Şen', instead: 'P14' },
  { written: 'Strauß', instead: 'P15' },
  { written: '约翰·史密斯', instead: 'P16' },
  { written: '김철수', instead: 'P17' },
  { written: 'zhang', instead: 'P18' },
  { written: 'ﬁona', instead: 'P19' },
  { written: 'A-B', instead: 'P20' },
  { written: 'N9-2', instead: 'P21' },
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
    ['Mary SmithJones, MarySmithJones and Mary Smith\u00ADJones', 'P11, P11 and P11'],
    ['Ann ONeil, ANN ONEIL and Ann O Neil', 'P10, P10 and Ann O Neil'],
    ['A-B, AB, N9-2 and N92', 'P20, AB, P21 and N92'],
    ['A. B. Smith, A.B. Smith', 'P12, P12'],
    ['Wa\u00ADng Wei, 王\n小\u200B明', 'P2, P3'],
    ['I met N9. 2 of them', 'I met P1. 2 of them'],
    ['😀N9😀', '😀P1😀'],
    ['Ｗａｎｇ　Ｗｅｉ和Ｎ９，ＷＩＬＬ', 'P2和P1，P4'],
    ['İPEK, I\u0307pek, IPEK', 'P13, P13, P13'],
    ['IŞIL ŞEN, Is\u0327ıl S\u0327en, ışıl şen', 'P14, P14, P14'],
    ['STRAUSS, STRAUẞ, Strauß, strauß', 'P15, P15, P15, strauß'],
    ['约翰•史密斯，约翰 史密斯，约翰・史密斯', 'P16，P16，P16'],
    ['\u1100\u1175\u11b7\u110e\u1165\u11af\u1109\u116e 김철수', 'P17 P17'],
    ['王\u{E0100}小\uFE0F明', 'P3'],
    ['a zhang, Zhang and ZHANG', 'a zhang, P18 and P18'],
    ['Fiona, ﬁona', 'P19, ﬁona'],
    ['Wang Wei¹ and Will².', 'P2¹ and P4².'],
    ['…\u00AD😀ﬃ Wang Wei\u00AD\u200B ½', '…\u00AD😀ﬃ P2\u00AD\u200B ½'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(replaced(text, names.find(text))).toBe(expected);
  });

  it('recognises a name that stands alone, however short, and lists those too short for running text', () => {
    expect([names.alone('A'), names.alone(' 7 '), names.alone('n9'), names.alone('a man')]).toEqual([
      'P6',
      'P8',
      'P1',
      null,
    ]);
    expect(names.short).toEqual(['A', '7']);
  });
});

describe('interchangeable characters', () => {
  const forms = new Signs([
    ['張', '张'],
    ['偉', '伟'],
    ['劉', '刘'],
    ['㗲', '𠵾'],
    ['𣣿', '欤'],
    ['衞', '衛'],
    ['衛', '卫'],
    ['x', 'y'],
  ]);
  const either = new Names(
    [
      { written: '张伟', instead: 'P1' },
      { written: '劉㗲𣣿', instead: 'P2' },
      { written: '卫', instead: 'P3' },
      { written: '衞衛', instead: 'P4' },
    ],
    forms,
  );

  it.each([
    ['張偉和张伟，张偉、張\u{E0100} 偉', 'P1和P1，P1、P1'],
    ['张 張\n偉 伟', '张 P1 伟'],
    ['刘𠵾欤，劉㗲𣣿，刘㗲欤。', 'P2，P2，P2。'],
    ['㗲㗲张伟𣣿𣣿張偉𣣿', '㗲㗲P1𣣿𣣿P1𣣿'],
    ['卫衛，衞卫；保衞', 'P4，P4；保衞'],
    ['張三 x', '張三 x'],
  ])('%j becomes %j', (text, expected) => {
    expect(replaced(text, either.find(text))).toBe(expected);
  });

  it('are one where a name stands alone, and short names are reported as written', () => {
    expect([either.alone('張偉'), either.alone('刘𠵾欤'), either.alone('衞')]).toEqual(['P1', 'P2', 'P3']);
    expect(either.short).toEqual(['卫']);
  });

  it('keep every other character of any text', () => {
    const character = fc.constantFrom(
      '張',
      '偉',
      '伟',
      '㗲',
      '𠵾',
      '𣣿',
      '欤',
      '衞',
      '劉',
      'ß',
      '½',
      '\u00AD',
      'e\u0301',
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 30 }), (characters) => {
        const text = characters.join('');

        const found = either.find(text);

        for (const { start, end, instead } of found)
          expect(either.alone(text.slice(start, end))).toBe(instead);
      }),
    );
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

  it('keeps every other word as it is and holds no name afterwards', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join(' | ');

        const without = replaced(text, called.find(text));

        expect(without).toBe(words.map((said) => replaced(said, called.find(said))).join(' | '));
        expect(called.find(without)).toEqual([]);
        for (const name of written) expect(without.split(' | ')).not.toContain(name);
      }),
    );
  });

  it('lets a name be found wherever it stands and however it is written', () => {
    const full = (name: string): string =>
      name.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const writing = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.normalize('NFD'),
      (name: string) => name.toUpperCase(),
      (name: string) => [...name].join('\u00AD'),
      full,
    );
    fc.assert(
      fc.property(fc.constantFrom(...written), writing, word, word, (name, write, before, after) => {
        const [start, said] = [`${before} | `.length, write(name)];

        const found = called.find(`${before} | ${said} | ${after}`);

        expect(found.filter((each) => each.start === start)).toEqual([
          { start, end: start + said.length, instead: `P${written.indexOf(name) + 1}` },
        ]);
      }),
    );
  });

  it('is searched for hundreds of names without delay', () => {
    const many = new Names(
      Array.from({ length: 600 }, (_, at) => ({ written: `N${at}`, instead: `P${at}` })),
    );
    const text = 'N7 met a firm; n99 did not. '.repeat(20_000);

    const found = many.find(text);

    expect(found).toHaveLength(40_000);
  });
});
