import { shownKey } from '#renderer/app/services/actions.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';

interface NothingListedProps {
  /** The name of the code. */
  readonly name: string;
  readonly isFiltering: boolean;
  /** Whether those passages of a code that is being split were asked for that are still to be moved. */
  readonly isSplitDone: boolean;
  /** The number of rows without the filter; undefined until it is known. */
  readonly unfiltered: number | undefined;
  readonly onClear: () => void;
}

/** Says why no passage is listed, and what to do. */
export function NothingListed({ name, isFiltering, isSplitDone, unfiltered, onClear }: NothingListedProps) {
  const { t } = useWords();
  if (isFiltering)
    return (
      <EmptyState sentence={unfiltered === undefined ? '' : t('passages:none_match', { count: unfiltered })}>
        <Button onPress={onClear}>
          {t('passages:clear')} <Kbd keys={shownKey('passages.clear')} />
        </Button>
      </EmptyState>
    );
  if (isSplitDone) return <EmptyState sentence={t('passages:split_nothing_left', { name })} />;
  return (
    <EmptyState sentence={t('passages:empty')}>
      <Button onPress={() => show('read')}>{t('passages:to_read')}</Button>
      <Button onPress={() => show('search')}>{t('passages:to_search')}</Button>
    </EmptyState>
  );
}
