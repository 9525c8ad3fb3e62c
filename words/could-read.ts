// Who could read what a blind round of a team seals, for who opens it.
import { joined } from './sentences.ts';
import type { Words } from './words.ts';

/** The sentences: the logins, then those of the team among them; none where nobody could. */
export function couldReadInWords(
  words: Words,
  { logins, names }: { readonly logins: readonly string[]; readonly names: readonly string[] },
): readonly string[] {
  const { t } = words;
  const told = (key: 'could_read' | 'could_read_of_team', who: readonly string[]): string[] =>
    who.length === 0
      ? []
      : [t(`blind_rounds:${key}`, { count: who.length, names: joined(words, who, 'conjunction') })];
  return [...told('could_read', logins), ...told('could_read_of_team', names)];
}
