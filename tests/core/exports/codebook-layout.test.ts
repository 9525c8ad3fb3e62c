import { describe, expect, it } from 'vitest';
import { codeNumbers, type CodebookLayout } from '#core/exports/codebook-layout.ts';
import { headingName, sectionsOf } from '#core/exports/codebook-sections.ts';
import { codebook } from '../../formats/writing/codebook-study.ts';

const laidOut = (layout: Partial<CodebookLayout>, memos = false) =>
  codebook({ interviewExcerpts: true, memos, layout });

describe('the layout of a codebook', () => {
  it('numbers codes by position, level by level', () => {
    expect(codeNumbers([1, 2, 3, 3, 2, 1, 2, 1])).toEqual([
      '1',
      '1.1',
      '1.1.1',
      '1.1.2',
      '1.2',
      '2',
      '2.1',
      '3',
    ]);
    expect(codeNumbers([])).toEqual([]);
  });

  it('puts the number before the name when asked', () => {
    const [, ties] = laidOut({}).codes;

    expect(ties && headingName(ties, laidOut({}))).toBe('informal ties');
    expect(ties && headingName(ties, laidOut({ numbered: true }))).toBe('1.1 informal ties');
  });

  it.each<[Partial<CodebookLayout>, string[]]>([
    [{}, ['1', '1.1', '1.1.1', '2', '3', '3.1']],
    [{ topLevel: true }, ['1', '2', '3']],
    [{ described: true }, ['1', '1.1', '1.1.1', '2', '3.1']],
    [{ described: true, topLevel: true }, ['1', '2']],
  ])('%j has sections of %j, and all codes in its table', (layout, sections) => {
    const document = laidOut(layout);

    expect(sectionsOf(document).map(({ number }) => number)).toEqual(sections);
    expect(document.codes).toHaveLength(6);
  });

  it('includes memos on codes, oldest first, only when asked', () => {
    const memosOf = (document: ReturnType<typeof laidOut>) => document.codes.flatMap(({ memos }) => memos);

    expect(memosOf(laidOut({}))).toEqual([]);
    expect(memosOf(laidOut({}, true)).map(({ title, by }) => [title, by])).toEqual([
      ['Guide or teacher?', 'Wen'],
      ['', 'Ada'],
    ]);
  });
});
