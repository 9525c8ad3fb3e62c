import { expect, test } from 'vitest';
import { memoHeading } from '#core/memo-heading.ts';
import type { MemoRecord } from '#core/records.ts';
import { allMemos, listedMemos, memoExcerpt } from '#renderer/features/memos/memo-list.ts';

function memo(id: string, fields: Partial<MemoRecord> = {}): MemoRecord {
  return {
    id,
    title: '',
    body: '',
    about: 'free',
    sourceId: null,
    codeId: null,
    codingId: null,
    respondentId: null,
    coderId: 'wei',
    createdAt: `2026-03-0${id}T09:00:00.000Z`,
    updatedAt: `2026-03-0${id}T09:00:00.000Z`,
    ...fields,
  };
}

const first = memo('1', { title: 'Trust', updatedAt: '2026-03-09T09:00:00.000Z' });
const second = memo('2', { body: 'Members pay late.', about: 'code', codeId: 'guide' });
const third = memo('3', { title: '信任', about: 'project' });
const memos = [first, second, third];

const ids = (listed: readonly MemoRecord[]): string => listed.map(({ id }) => id).join('');
const noName = (): string => '';

test('memos are sorted by their last change, or by their creation', () => {
  const orders = (['changed', 'newest', 'oldest'] as const).map((sort) =>
    ids(listedMemos(memos, allMemos, sort, noName)),
  );

  expect(orders).toEqual(['132', '321', '123']);
});

test('a memo is found by all words of the search, in its text or in the name of its subject', () => {
  const subjectOf = ({ codeId }: MemoRecord): string => codeId ?? '';
  const asked = (words: string): string =>
    ids(listedMemos(memos, { words, about: 'all' }, 'oldest', subjectOf));

  expect([asked('late GUIDE'), asked('信'), asked('late trust')]).toEqual(['2', '3', '']);
});

test('memos on the project are only those', () => {
  expect(ids(listedMemos(memos, { words: '', about: 'project' }, 'oldest', noName))).toBe('3');
});

test('an untitled memo is named after its first words, which are not repeated', () => {
  const untitled = { title: ' ', body: '\nFirst line\nSecond line' };

  expect([memoHeading(untitled), memoExcerpt(untitled)]).toEqual(['First line', 'Second line']);
});
