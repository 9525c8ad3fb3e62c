// Options for narrowing a side, a search or a tally, computed once for all components that offer them.
import type { SideKind } from '#core/comparison/counts.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';
import type { Words } from '#words/words.ts';
import { classChoices, respondentChoices } from './side-choices.ts';

const classesOf = derived(({ tables }, { t }: Words, kind: SideKind) => classChoices(t, tables, kind));
const respondentsOf = derived(({ tables }, words: Words) => respondentChoices(words, tables));

/** See `classChoices`. */
export function useClassChoices(kind: SideKind): Option[] {
  const words = useWords();
  return useProject(classesOf(words, kind));
}

/** See `respondentChoices`. */
export function useRespondentChoices(): Option[] {
  const words = useWords();
  return useProject(respondentsOf(words));
}
