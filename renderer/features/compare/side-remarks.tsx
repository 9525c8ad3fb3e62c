import type { CountedComparison } from '#electron/services/comparisons.ts';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { sideRemarks } from '#words/comparison-method.ts';
import type { SideNames } from '#words/comparison-sides.ts';

export interface SideRemarksProps {
  readonly counted: CountedComparison;
  readonly names: SideNames;
}

/** Says why a side has no counts or no shares, above the dashes that result. */
export function SideRemarks({ counted: { comparison, facts }, names }: SideRemarksProps) {
  const words = useWords();
  return sideRemarks(words, comparison, facts, names).map(({ side, name, text }) => (
    <Note key={side} title={words.t('compare:side_remark', { side: name })}>
      {text}
    </Note>
  ));
}
