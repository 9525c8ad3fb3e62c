// Words that may name somebody, found by their look.
import { expect, test } from 'vitest';
import { namesInOwnWords } from '#core/report/names-in-own-words.ts';

const known = new Set(['we', 'the', 'when', 'concord', 'alliance', 'people', 'their']);

test.each([
  ['We asked Kim and Ruth O’Hara’s colleagues.', ['Kim', 'Ruth O’Hara']],
  ['When Kim spoke, people left.', ['Kim']],
  ['Kim left. Their talk ended.', ['Kim']],
  ['The Alliance met on Tuesday in December; COREQ and AII are no people.', []],
  ['We used Concord.', []],
  ['Jean-Luc d’Arcy came. Jean-Luc stayed.', ['Jean-Luc', 'Arcy']],
  ['王老师和李明教授参加了访谈。', ['王老师', '李明教授']],
  ['', []],
])('in “%s”', (text, names) => {
  expect(namesInOwnWords(text, known)).toEqual(names);
});
