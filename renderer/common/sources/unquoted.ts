// Who did not agree to be quoted, said where words of theirs leave the program.
import { notToBeQuoted } from '#core/respondents/consent.ts';
import { projectStore } from '#renderer/state/project.ts';
import { joined } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';

/** The sentence for words of these sources, or of any source where none are given; null if everybody there may be quoted. */
export function unquotedNote(words: Words, sourceIds?: Iterable<string>): string | null {
  const { respondent, sourceRespondent } = projectStore.getState().tables;
  const asked = sourceIds === undefined ? null : new Set(sourceIds);
  const heard = new Set(
    [...sourceRespondent.values()].flatMap(({ sourceId, respondentId }) =>
      asked === null || asked.has(sourceId) ? respondentId : [],
    ),
  );
  const names = notToBeQuoted([...respondent.values()].filter(({ id }) => heard.has(id)));
  if (names.length === 0) return null;
  return words.t('exports:own_use', { names: joined(words, names, 'conjunction') });
}
