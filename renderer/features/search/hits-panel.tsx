import { X } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { shownKey } from '#renderer/app/services/actions.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import listStyles from '#renderer/ui/side-list.module.css';
import { StepButtons } from '#renderer/ui/step-buttons.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { placeInWords } from '#words/citation.ts';
import type { HitRow } from '#electron/services/search.ts';
import { HitLines, noLines, onlyLine } from './hit-lines.tsx';
import {
  openHitBeside,
  dropSearch,
  isSamePlace,
  openHit,
  stepHit,
  type HeldSearch,
} from '#renderer/common/search/held-search.ts';
import { MAX_LINES } from './kwic-table.tsx';
import styles from './hits.module.css';
import { useHitList } from './use-search.ts';

/** The hits beside the text: a press opens each hit, and the list stays. */
export function HitsPanel({ held }: { held: HeldSearch }) {
  const { t } = useWords();
  const { request, order, index } = held;
  const view = useRef<readonly [number, number]>([index, index + 1]);
  const list = useHitList(request, order, () => view.current);
  const pages = list?.pages;
  const total = list?.total ?? held.total;
  const onView = useCallback(
    (from: number, to: number) => {
      view.current = [from, to];
      pages?.want(from, to);
    },
    [pages],
  );
  const step = (by: 1 | -1): void => void stepHit(by).catch(showError);
  return (
    <section className={listStyles.panel} aria-label={t('search:beside')}>
      <header className={listStyles.head}>
        <div className={listStyles.line}>
          <LinkButton onPress={() => show('search')}>{t('search:back')}</LinkButton>
          <StepButtons
            previous={{
              label: t('search:previous'),
              keys: shownKey('search.previous'),
              isDisabled: index <= 0,
            }}
            next={{
              label: t('search:next'),
              keys: shownKey('search.next'),
              isDisabled: index >= Math.max(total, held.total) - 1,
            }}
            onStep={step}
          />
          <IconButton size="small" label={t('search:close')} onPress={dropSearch}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
        <h2 className={listStyles.title}>{t('search:quoted', { text: request.query.text.trim() })}</h2>
        <p role="status" className={styles.panelSize}>
          {t('search:place_of', { index: index + 1, count: total })}
        </p>
      </header>
      {list && (
        <HitLines
          label={t('search:beside')}
          count={Math.min(list.total, MAX_LINES)}
          height={58}
          choice={isSamePlace(held.row, list.pages.row(index) ?? held.row) ? onlyLine(index) : noLines}
          onChoice={() => undefined}
          opensOnPress
          onOpen={(row) => {
            const hit = list.pages.row(row);
            if (hit) openHit({ request, order, total: list.total, index: row, row: hit });
          }}
          onOpenBeside={(row) => openHitBeside(list.pages.row(row))}
          initialOffset={Math.max(0, (index - 3) * 58)}
          onView={onView}
          render={(row) => <PanelRow row={list.pages.row(row)} />}
        />
      )}
    </section>
  );
}

/** How many characters to show before the keyword in the narrow list, so that the keyword stays visible. */
const CHARACTERS_BEFORE = 14;

function PanelRow({ row }: { row: HitRow | undefined }) {
  const words = useWords();
  const source = useProject((state) => state.tables.source.get(row?.sourceId ?? ''));
  if (!row || !source) return null;
  const before = Array.from(row.left).slice(-CHARACTERS_BEFORE).join('');
  return (
    <div className={styles.panelRow}>
      <div className={styles.panelSource}>
        <span className={styles.sourceName}>{sourceName(source, words)}</span>
        <span className={styles.hitPlace}>{placeInWords(words, row)}</span>
      </div>
      <p lang={source.language ?? undefined}>
        {before.length < row.left.length && '…'}
        {before}
        <mark className={styles.keyword}>{row.hit.replaceAll('\n', ' ')}</mark>
        {row.right}
      </p>
    </div>
  );
}
