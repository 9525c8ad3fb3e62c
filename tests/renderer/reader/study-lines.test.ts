import { expect, test } from 'vitest';
import type { CodeInStudy } from '#renderer/features/reader/coding-counts.ts';
import { studyLines } from '#renderer/features/reader/study-lines.ts';
import { createWords } from '#words/words.ts';

const words = createWords('en');
const counts: CodeInStudy = {
  respondents: { count: 2, n: 17 },
  interviews: { count: 3, n: 19 },
  interviewPassages: 4,
  documents: { count: 5, n: 30 },
  documentPassages: 12,
  classes: [
    { classId: 'a', count: 4, n: 20 },
    { classId: null, count: 1, n: 10 },
  ],
  bases: { interviews: 'reviewed', documents: 'none-reviewed' },
  coders: ['Wei'],
};

test('each kind gives its units, its base, and which sources the base holds', () => {
  expect(studyLines(counts, new Map([['a', 'news']]), words)).toEqual([
    {
      kind: 'Documents:',
      parts: ['5 of 30 documents', '12 passages', 'news: 4 of 20', 'documents without a class: 1 of 10'],
      base: '(all, none reviewed)',
    },
    {
      kind: 'Interviews:',
      parts: ['2 of 17 respondents', '3 of 19 interviews', '4 passages'],
      base: '(reviewed)',
    },
  ]);
});

test('a study of one document says document, however many were found', () => {
  const one = { ...counts, documents: { count: 1, n: 1 }, respondents: { count: 0, n: 1 }, classes: [] };

  const [documents, interviews] = studyLines(one, new Map(), words);

  expect(documents?.parts[0]).toBe('1 of 1 document');
  expect(interviews?.parts.slice(0, 2)).toEqual(['0 of 1 respondent', '3 of 19 interviews']);
});

test('a kind without sources in the study says so instead of counting none', () => {
  const none = { ...counts, respondents: null, interviews: null, interviewPassages: 0 };

  expect(studyLines({ ...none, classes: [] }, new Map(), words)).toEqual([
    { kind: 'Documents:', parts: ['5 of 30 documents', '12 passages'], base: '(all, none reviewed)' },
    { kind: 'Interviews:', parts: ['none in this study'], base: null },
  ]);
});
