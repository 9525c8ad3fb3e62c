// Rules of queries that random studies seldom meet.
import { expect, it } from 'vitest';
import { askQuery, selectFor } from '#core/query/query-result.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { Folding } from '#core/search/folding.ts';
import type { AppError } from '#core/errors.ts';
import { Study } from '../counting/study.ts';

const texts = { textOf: () => 'One line here.\n   \nAnother line here.', folding: new Folding() };

/** A study of one document with codes a, b and c. */
function study(): Study {
  return new Study().coder('Lena').document('D').code('a').code('b').code('c');
}

function placesOf(made: Study, text: string) {
  const query = resolveQuery(made.corpus, readQuery(text));
  const { rows } = askQuery(selectFor(made.corpus, made.table, {}), query, null, texts);
  return rows.map(({ span }) => (span ? [span.start, span.end] : 'whole'));
}

it('a passage that touches one passage and overlaps another does not touch that side', () => {
  const made = study()
    .coding('D', 'a', [4, 8])
    .coding('D', 'b', [0, 4])
    .coding('D', 'c', [0, 4])
    .coding('D', 'b', [6, 12]);

  expect(placesOf(made, 'a TOUCHING c')).toEqual([[4, 8]]);
  expect(placesOf(made, 'a TOUCHING b')).toEqual([]);
  expect(placesOf(made, 'a OVERLAPPING b')).toEqual([[4, 8]]);
});

it('a passage in the white space between paragraphs is near to nothing', () => {
  const made = study().coding('D', 'a', [15, 18]).coding('D', 'b', [0, 3]).coding('D', 'b', [15, 18]);

  expect(placesOf(made, 'a NEAR b WITHIN 5 PARAGRAPHS')).toEqual([]);
  expect(placesOf(made, 'a IN PARAGRAPHS WITH b')).toEqual([]);
  expect(placesOf(made, 'a IN PARAGRAPHS WITHOUT b')).toEqual([[15, 18]]);
  expect(placesOf(made, 'a OVERLAPPING b')).toEqual([[15, 18]]);
});

it('codings by two coders at once are none', () => {
  const made = study().coding('D', 'a', [0, 3]).coding('D', 'a', [0, 3], { coderId: 'Lena' });

  expect(placesOf(made, 'a BY Lena BY Wei')).toEqual([]);
  expect(placesOf(made, 'a BY Lena BY Lena')).toEqual([[0, 3]]);
});

it('a code is found by its name, its second name and its path, whatever its capitals, and never by a name that two have', () => {
  const made = study()
    .code('risk', { name: 'risk', parentId: 'a' })
    .code('risk of b', { name: 'risk', parentId: 'b' })
    .code('supply', { name: 'Supply', name2: '供给' })
    .coding('D', 'risk of b', [0, 3])
    .coding('D', 'supply', [4, 8]);
  const refusal = (text: string): AppError => {
    try {
      placesOf(made, text);
    } catch (error) {
      return error as AppError;
    }
    throw new Error('it was found');
  };

  expect(placesOf(made, '"b > risk"')).toEqual([[0, 3]]);
  expect(placesOf(made, '供给')).toEqual([[4, 8]]);
  expect(placesOf(made, 'supply')).toEqual([[4, 8]]);
  expect(refusal('risk')).toMatchObject({
    code: 'invalid',
    key: 'errors:query_code_twice',
    parameters: { name: 'risk', paths: '"a > risk", "b > risk"' },
  });
  expect(refusal('nothing')).toMatchObject({ code: 'not_found', key: 'errors:query_no_code' });
  expect(refusal('a IN class:news')).toMatchObject({ code: 'not_found', key: 'errors:no_such_class_name' });
});

it('words have every unit in a majority, and in a layer that nobody coded; codes have not', () => {
  const made = study().coder('settled', 'adjudication').coding('D', 'a', [0, 3]);
  const asked = (text: string, layer: 'majority' | 'adjudicated') => {
    const query = resolveQuery(made.corpus, readQuery(text));
    return askQuery(selectFor(made.corpus, made.table, { layer }), query, null, texts);
  };

  expect(asked("'line'", 'majority').units).toMatchObject({
    sources: 1,
    passages: 2,
    codings: 0,
    characters: 8,
  });
  expect(asked("'line'", 'adjudicated').units.passages).toBe(2);
  expect(asked('a', 'majority').reasons.passages?.key).toBe('unit_not_offered');
  expect(asked('a', 'adjudicated').reasons.passages?.key).toBe('layer_empty');
  expect(asked('a BY Wei', 'adjudicated').units.passages).toBe(1);
});
