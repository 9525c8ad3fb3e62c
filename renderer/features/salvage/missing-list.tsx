import { useWords } from '#renderer/state/words.ts';
import { NamedLists } from '#renderer/ui/named-lists.tsx';
import { missingByKind, type MissingNamed } from '#words/salvage-report.ts';

/** What salvage could not save, by kind and name. */
export function MissingList({ missing }: { missing: readonly MissingNamed[] }) {
  const words = useWords();
  return <NamedLists label={words.t('salvage:missing')} lists={missingByKind(words, missing)} />;
}
