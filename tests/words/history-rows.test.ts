// The history has words for rows of every table, or a mark that it does not mention them.
import { expect, test } from 'vitest';
import { tableNames } from '#core/tables/all.ts';
import { notesOfItsOwn } from '#renderer/features/history/history-words.ts';
import { createWords, languages } from '#words/words.ts';

test.each(languages)('every table has words (%s)', (language) => {
  const { instance } = createWords(language);

  const speechless = tableNames.filter(
    (table) => !notesOfItsOwn.has(table) && !instance.exists(`history:rows_${table}`, { count: 2 }),
  );

  expect(speechless).toEqual([]);
});
