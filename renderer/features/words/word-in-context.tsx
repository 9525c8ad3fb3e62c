import { X } from 'lucide-react';
import { useCallback, useRef, useState, type RefObject } from 'react';
import type { Scope } from '#core/counting/request.ts';
import type { SourceKind } from '#core/records.ts';
import type { Extent, HitOrder, SearchRequest } from '#core/search/request.ts';
import type { CountedWord } from '#core/wordlist/counted-words.ts';
import { askSearch } from '#renderer/features/search/ask-search.ts';
import type { HitLinesHandle } from '#renderer/features/search/hit-lines.tsx';
import { HitResults } from '#renderer/features/search/hit-results.tsx';
import { firstChoices } from '#renderer/features/search/search-choices.ts';
import { useHitList } from '#renderer/features/search/use-search.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { countInWords } from '#words/numbers.ts';
import styles from './words.module.css';

export interface WordInContextProps {
  /** Without region. */
  readonly language: string;
  readonly word: string;
  /** Undefined while its list is counted again. */
  readonly row: CountedWord | undefined;
  readonly scope: Scope;
  readonly withHeadings: boolean;
  readonly withRemarks: boolean;
  readonly lines: RefObject<HitLinesHandle | null>;
  readonly onClose: () => void;
}

/** Every hit of a word as the list counts it, each in its line, to be opened and coded as hits of a search are. */
export function WordInContext({
  language,
  word,
  row,
  scope,
  lines,
  onClose,
  ...counted
}: WordInContextProps) {
  const words = useWords();
  const { t } = words;
  const [kind, setKind] = useState<SourceKind | 'all'>('all');
  const [order, setOrder] = useChoice<HitOrder>('words.order', 'right');
  const [extent, setExtent] = useChoice<Extent>('words.extent', 'sentence');
  const request: SearchRequest = {
    query: { text: word, matching: 'listed-word', cut: { language, ...counted } },
    scope: kind === 'all' ? scope : { ...scope, kind },
  };
  const view = useRef<readonly [number, number]>([0, 1]);
  const onView = useCallback((from: number, to: number) => {
    view.current = [from, to];
  }, []);
  const list = useHitList(request, order, () => view.current);
  const one = row?.mostlyBy ?? null;
  return (
    <section className={styles.context} aria-label={t('words:context_of', { word })}>
      <div className={styles.contextHead}>
        <span className={styles.contextWord}>{word}</span>
        <span className={styles.quiet}>{t('words:hits', { count: list?.total ?? row?.count ?? 0 })}</span>
        {scope.kind === undefined && (
          <SegmentedControl
            label={t('words:context_kind')}
            value={kind}
            onChange={setKind}
            segments={(['all', 'document', 'interview'] as const).map((value) => ({
              value,
              label: t(`words:kinds.${value}`),
            }))}
          />
        )}
        {one && (
          <span className={styles.warning}>
            {t('words:one_respondent', {
              name: one.name,
              count: countInWords(words, one.count),
              of: countInWords(words, one.of),
            })}
          </span>
        )}
        <span className={styles.end}>
          <Button onPress={() => askSearch(word)}>{t('words:open_in_search')}</Button>
          <IconButton label={t('words:close')} onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </span>
      </div>
      {list && (
        <HitResults
          key={list.pages.stamp}
          list={list}
          isStopped={false}
          choices={{ ...firstChoices, order, extent }}
          onChange={(changed) => {
            if (changed.order) setOrder(changed.order);
            if (changed.extent) setExtent(changed.extent);
          }}
          lines={lines}
          onView={onView}
        />
      )}
    </section>
  );
}
