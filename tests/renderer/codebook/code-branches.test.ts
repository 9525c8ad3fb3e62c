import { expect, test } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { codeBranches, DRAFT_ID, fits, type CodeLine } from '#renderer/features/codebook/code-branches.ts';
import { filledFields } from '#core/codes/definition-fields.ts';
import { themesOverlapping } from '#renderer/features/codebook/overlaps.ts';
import type { Branch } from '#renderer/ui/tree/branch.ts';
import { codeRecord } from '../../helpers/records.ts';

function code(id: string, parentId: string | null, fields: Partial<CodeRecord> = {}): CodeRecord {
  return codeRecord({ id, parentId, status: 'draft', ...fields });
}

const codes = [
  code('guide', null),
  code('standards', 'guide'),
  code('training', 'guide'),
  code('limits', null),
];

function outline(branches: readonly Branch<CodeLine>[]): string {
  return branches
    .map(({ id, children }) => (children.length > 0 ? `${id}(${outline(children)})` : id))
    .join(' ');
}

test('a filter keeps its matches and all codes above them', () => {
  const branches = codeBranches(codebookOf(codes), ({ name }) => name === 'training');

  expect(outline(branches)).toBe('guide(training)');
});

test('the draft of a sibling stands directly behind its code', () => {
  const branches = codeBranches(codebookOf(codes), () => true, { parentId: 'guide', afterId: 'standards' });

  expect(outline(branches)).toBe(`guide(standards ${DRAFT_ID} training) limits`);
});

test('the draft of a first code is the whole tree', () => {
  const branches = codeBranches(codebookOf([]), () => true, { parentId: null, afterId: null });

  expect(outline(branches)).toBe(DRAFT_ID);
});

test('a code is found by part of its second name or of an alias, in any case', () => {
  const found = code('standards', null, { name2: '标准', aliases: 'norms\nDIN' });

  expect([fits(found, '准'), fits(found, 'din STAND'), fits(found, 'iso')]).toEqual([true, true, false]);
});

test('blank fields of a definition do not count as filled', () => {
  const rule = code('guide', null, { shortDefinition: 'Shows the way.', whenToUse: '  ' });

  expect([filledFields(rule, false), filledFields(rule, true)]).toEqual([2, 3]);
});

test('themes that count a code in common also overlap in its sub-codes', () => {
  const themes = [
    ...codes,
    code('one', null, { isTheme: true }),
    code('two', null, { isTheme: true }),
    code('three', null, { isTheme: true }),
  ];
  const links = [
    { themeId: 'one', codeId: 'guide' },
    { themeId: 'two', codeId: 'guide' },
    { themeId: 'three', codeId: 'limits' },
  ];

  const { themes: others, shared } = themesOverlapping(codebookOf(themes, links), 'one');

  expect([others.map(({ id }) => id), shared]).toEqual([['two'], 3]);
});
