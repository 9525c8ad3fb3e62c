import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import { codeAtPath, codePaths } from '#core/exports/code-paths.ts';
import { uniqueLabels } from '#core/free-name.ts';
import { study } from './exports/study.ts';

describe('labels', () => {
  it('number the rows that repeat a name, without taking a name that is in use', () => {
    const rows = ['A', 'A', 'A (2)', 'A', 'B'].map((name, index) => ({ id: String(index), name }));

    expect([...uniqueLabels(rows).values()]).toEqual(['A', 'A (3)', 'A (2)', 'A (4)', 'B']);
  });

  it('distinguish the second pass of a person from the person', () => {
    const { exported } = study({
      coders: [
        { id: 'wen', name: 'Wen' },
        { id: 'wen2', name: 'Wen', kind: 'second-pass', personId: 'wen' },
        { id: 'panel', name: 'Panel', kind: 'adjudication' },
      ],
    });

    expect([...exported.coderLabels.values()]).toEqual(['Wen', 'Wen (second-pass)', 'Panel']);
  });
});

describe('code paths', () => {
  const { corpus } = study({
    codes: [
      { id: 'top', name: 'function' },
      { id: 'one', name: 'guide', parentId: 'top' },
      { id: 'two', name: 'guide', parentId: 'top' },
      { id: 'below', name: 'a > b', parentId: 'two' },
      { id: 'gone', name: 'gone', parentId: 'top', status: 'merged', mergedInto: 'one' },
    ],
  });

  it('name one code each, even among siblings of one name, and leave merged codes out', () => {
    expect([...codePaths(corpus.codebook)]).toEqual([
      ['top', 'function'],
      ['one', 'function > guide'],
      ['two', 'function > guide (2)'],
      ['below', String.raw`function > guide (2) > a \> b`],
    ]);
  });

  it.each([
    ['function > guide (2)', 'two'],
    ['a > b', 'below'],
    ['guide', null],
    ['function > nowhere', null],
  ])('lead back from %j to %j', (path, id) => {
    expect(codeAtPath(codebookOf(corpus.codebook.byId.values()), path)).toBe(id);
  });
});
