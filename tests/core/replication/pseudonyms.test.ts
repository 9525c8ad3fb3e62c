// Which pseudonym each name gets, and which labels are looked for in running text.
import { describe, expect, it } from 'vitest';
import type { Draw } from '#core/replication/draw.ts';
import type { RespondentRecord, SourceRecord } from '#core/records.ts';
import { replaced } from '#core/replication/names.ts';
import { pseudonymsOf } from '#core/replication/pseudonyms.ts';

/** Draws numbers in the order of ids that are letters: 100 for a, 101 for b. */
const inLetters: Draw = {
  number: (asked) => (asked.codePointAt(0) ?? 0) - 97 + Number(asked.split(' ')[1]),
  id: (own) => own,
};

describe('pseudonyms', () => {
  const person = (id: string, name: string, position: number): RespondentRecord => ({
    id,
    name,
    position,
    consent: null,
  });
  const interview = (id: string, label: string | null) => ({ id, label, kind: 'interview' }) as SourceRecord;
  const link = (sourceId: string, respondentId: string) => ({
    id: `${sourceId}${respondentId}`,
    sourceId,
    respondentId,
  });

  it('look like no name that somebody else keeps', () => {
    const people = { respondent: [person('a', 'Wang Wei', 1)], source: [], sourceRespondent: [] };
    const drawn = (shown: string[]) =>
      pseudonymsOf(people, inLetters, new Set(), [], shown).respondents.get('a');

    expect(drawn(['N9'])).toBe('P100');
    expect(drawn(['N9', 'P100'])).toBe('R100');
  });

  it('keep what a label says beside the name, and number interviews whose label gives a different name', () => {
    const { respondents, labels } = pseudonymsOf(
      {
        respondent: [person('b', 'Wang Wei', 2), person('a', 'N9', 1)],
        source: [
          interview('1', 'N9'),
          interview('2', 'N9.2'),
          interview('3', 'WW talk'),
          interview('4', 'WW again'),
          interview('5', null),
        ],
        sourceRespondent: [link('1', 'a'), link('2', 'a'), link('3', 'b'), link('4', 'b')],
      },
      inLetters,
    );

    expect([...respondents]).toEqual([
      ['a', 'P100'],
      ['b', 'P101'],
    ]);
    expect([...labels]).toEqual([
      ['1', 'P100'],
      ['2', 'P100.2'],
      ['3', 'P101'],
      ['4', 'P101.2'],
    ]);
  });

  it('cover a name in both forms of Chinese characters', () => {
    const { names, labels, left } = pseudonymsOf(
      {
        respondent: [person('a', '张伟', 1), person('b', '劉德華', 2)],
        source: [interview('1', '張偉.2'), interview('2', '刘德华')],
        sourceRespondent: [link('1', 'a'), link('2', 'b')],
      },
      inLetters,
      new Set(),
      [
        ['張', '张'],
        ['偉', '伟'],
        ['劉', '刘'],
        ['華', '华'],
      ],
    );

    const text = '張偉和刘德华说，张伟。';
    expect(replaced(text, names.find(text))).toBe('P100和P101说，P100。');
    expect([...labels.values()]).toEqual(['P100.2', 'P101']);
    expect(left.count('德华、德華')).toBe(2);
  });

  describe('for labels', () => {
    const labelled = (labels: readonly string[]) =>
      pseudonymsOf(
        {
          respondent: [
            person('a', 'N5', 1),
            person('b', '王小明', 2),
            person('c', 'zhang', 3),
            person('d', 'notes', 4),
            person('e', 'José Núñez'.normalize('NFD'), 5),
            person('f', '访谈_陈敏', 6),
          ],
          source: labels.map((label, at) => interview(String(at), label)),
          sourceRespondent: labels.map((_, at) => link(String(at), 'a')),
        },
        inLetters,
        new Set(['d']),
      );

    it.each([
      ['market', 'The market and Market', 'The market and Market'],
      ['meeting notes', 'Our meeting notes', 'Our meeting notes'],
      ['Notes of May', 'Notes of May', 'Notes of May'],
      ['市场调研', '市场调研说', '市场调研说'],
      ['visit 2', 'at visit 2', 'at P100'],
      ['talk with 王小明', 'a talk with 王小明', 'a P100'],
      ['talk with zhang', 'a talk with Zhang', 'a P100'],
      ['notes', 'notes and Notes of zhang and Zhang', 'notes and Notes of P102 and P102'],
      ['N5', 'Jose Nunez and JOSÉ NÚÑEZ', 'P104 and P104'],
      ['Chen Min', 'Chen Min; chen min', 'P100; chen min'],
      ['陈敏', '陈敏说', 'P100说'],
    ])('%s: %s becomes %s', (label, text, expected) => {
      const { names } = labelled([label]);

      expect(replaced(text, names.find(text))).toBe(expected);
    });

    it('replace words that may be ordinary ones only where they stand alone and in titles, and report them', () => {
      const { names, titles, left, ordinary } = labelled(['market', 'N5.2', '市场调研', 'notes']);

      const title = 'notes_market.docx';
      expect([titles.alone('market'), titles.alone('Zhang')]).toEqual(['P100', 'P102']);
      expect(replaced(title, titles.find(title))).toBe('P103_P100.docx');
      // A code may be called market.
      expect([names.alone('market'), names.alone('notes'), names.alone('zhang')]).toEqual([
        null,
        null,
        'P102',
      ]);
      expect(ordinary).toEqual(['notes', 'market', '市场调研']);
      expect(['José', 'Nunez', '陈敏'].map((part) => left.count(part))).toEqual([1, 1, 1]);
    });
  });

  it('distinguish people who differ by an accent only', () => {
    const { names } = pseudonymsOf(
      {
        respondent: [person('a', 'José', 1), person('b', 'Jose', 2), person('c', 'André', 3)],
        source: [],
        sourceRespondent: [],
      },
      inLetters,
    );

    const text = 'José, Jose and Andre';
    expect(replaced(text, names.find(text))).toBe('P100, P101 and P102');
  });

  it('take another letter when a name looks like one', () => {
    const { respondents } = pseudonymsOf(
      {
        respondent: [person('a', 'P2', 1), person('b', 'P1', 2)],
        source: [interview('1', 'r1')],
        sourceRespondent: [],
      },
      inLetters,
    );

    expect([...respondents.values()]).toEqual(['Q100', 'Q101']);
  });
});
