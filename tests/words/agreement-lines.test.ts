// The table of agreement as it is shown, written and copied: a dash always has its reason, and the caption its level.
import { expect, test } from 'vitest';
import { levels, type AgreementRequest } from '#core/agreement/request.ts';
import { agreementLines } from '#words/agreement-lines.ts';
import { agreementSentence } from '#words/agreement-sentence.ts';
import { laidAgreement } from '#words/kept-tables/laid-agreement.ts';
import { createWords } from '#words/words.ts';
import { agreementIn, studyOf } from '../core/agreement/random-agreement.ts';

const [english, chinese] = [createWords('en'), createWords('zh-CN')];
const { study } = studyOf({
  coders: ['Wei', 'Lena'],
  reviews: ['first', 'second'].flatMap((source) => ['Wei', 'Lena'].map((coder) => [source, coder] as const)),
  codings: [
    ['first', 'Wei', 'guide', [0, 5]],
    ['first', 'Lena', 'guide', [2, 5]],
    ['first', 'Wei', 'role', [17, 5]],
    ['second', 'Lena', 'guide', [0, 3]],
  ],
});
const measured = (request: Partial<AgreementRequest>) =>
  agreementIn(study, { coderIds: ['Wei', 'Lena'], level: 'character', of: ['guide', 'market'], ...request });

test('what the level is read by stands first after the counts, with its interval, and the percentage last', () => {
  const { columns, rows } = agreementLines(english, measured({ bootstrap: 50, seed: 1 }), false);

  expect(columns.map(({ name }) => name)).toEqual([
    'n',
    'Wei',
    'Lena',
    'both',
    'α',
    '95% of α',
    'Jaccard',
    'Cohen κ',
    'Scott π',
    'Br.–Pr.',
    'AC1',
    'percent',
  ]);
  expect(rows.map(({ codeId }) => codeId)).toEqual(['guide', 'market', null]);
  expect(rows[0]?.cells).toHaveLength(columns.length);
});

test.each(levels)('at the level %s every dash has the letter of a note, and every note a dash', (level) => {
  const { rows, notes } = agreementLines(english, measured({ level, bootstrap: 50, seed: 1 }), true);
  const cells = rows.flatMap((row) => row.cells);

  for (const { text, letter } of cells) expect(text === '–').toBe(letter !== '');
  expect(new Set(cells.map(({ letter }) => letter).filter(Boolean))).toEqual(
    new Set(notes.map(({ letter }) => letter)),
  );
  expect(
    rows.find(({ codeId }) => codeId === 'market')?.cells.filter(({ letter }) => letter !== '').length,
  ).toBeGreaterThan(0);
});

test('a percentage of few units is a count', () => {
  const { columns, rows } = agreementLines(english, measured({ level: 'source' }), false);
  const at = columns.findIndex(({ key }) => key === 'percent');

  expect(rows[0]?.cells[at]).toEqual({ text: '1 of 2', value: null, letter: '', found: [1, 2] });
});

test('the sentence says the coefficient, its interval and the range over the codes, in both languages', () => {
  const several = measured({ of: ['guide', 'role'], bootstrap: 50, seed: 1 });
  expect(agreementSentence(english, several)).toMatch(
    /^Wei and Lena were compared at the level of characters \(\d+ units; 2 codes\): Krippendorff’s alpha was -?0\.\d\d.*\. By code it lay between /,
  );
  expect(agreementSentence(chinese, several)).toMatch(
    /^在字符层级比较 Wei 和 Lena（2 个代码，共 \d+ 个单位）：/,
  );
  expect(agreementSentence(english, measured({ of: ['market'] }))).toBe(
    'At the level of characters there is no coefficient.',
  );
});

test('the caption of the table has level and threshold, and codes are named by the caller', () => {
  const laid = laidAgreement(english, measured({ level: 'segments', threshold: 0.875 }), (id) => `<${id}>`);

  expect(laid.caption).toBe('Agreement of Wei and Lena, level segments, threshold 87.5%');
  expect(laid.rows.map(({ name }) => name)).toEqual(['<guide>', '<market>', 'All codes together']);
  expect(laidAgreement(chinese, measured({}), (id) => id).caption).toBe('Wei 和 Lena 的一致性，层级：字符');
});
