import { Tag } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import type { Extent } from '#core/search/request.ts';
import { makeCode } from '#renderer/common/codes/new-code.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { CodePalette, isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { useRecentCodes } from '#renderer/common/codes/use-recent-codes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { codeHits } from './code-hits.ts';
import type { HitLinesHandle, LineChoice } from './hit-lines.tsx';
import { countOf, type RowRanges } from './row-ranges.ts';
import styles from './search.module.css';
import type { HitList } from './use-search.ts';

export interface CodeBarProps {
  readonly list: HitList;
  /**
   * Whether the search was stopped, so that the list is incomplete: then “all hits” cannot be coded, only selected
   * ones.
   */
  readonly isStopped: boolean;
  readonly choice: LineChoice;
  readonly extent: Extent;
  readonly onExtent: (extent: Extent) => void;
  readonly lines: RefObject<HitLinesHandle | null>;
}

const extents: readonly Extent[] = ['hit', 'sentence', 'paragraph'];

/** Below the list: the extent of each coding, and which hits to code; the palette opens over it. */
export function CodeBar({ list, isStopped, choice, extent, onExtent, lines }: CodeBarProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [recentIds, remember] = useRecentCodes();
  /** The rows that the open palette applies to; `rows: null` means all. */
  const [coding, setCoding] = useState<{ rows: RowRanges | null } | null>(null);
  const all = useRef<HTMLSpanElement>(null);
  const chosen = countOf(choice.rows);

  const code = async (rows: RowRanges | null, codeId: string, group?: string): Promise<void> => {
    const found = codebook.byId.get(codeId) ?? null;
    remember(codeId);
    await codeHits(list.pages, rows, { id: codeId, name: found?.name ?? '' }, extent, group);
  };
  const codeAs = async (rows: RowRanges | null, name: string, parentId: string | null): Promise<void> => {
    // The new code and its codings share one change group.
    const group = crypto.randomUUID();
    const made = await makeCode(name, parentId, group);
    remember(made.id);
    await codeHits(list.pages, rows, made, extent, group);
  };
  const close = (): void => {
    setCoding(null);
    lines.current?.focus();
  };
  useActions(
    chosen > 0
      ? {
          'read.code': { run: () => setCoding({ rows: choice.rows }), label: t('search:code_chosen') },
          'read.pinned': (press: string) => {
            const pin = Number(press);
            const pinned = codebook.inOrder.find((each) => each.pin === pin && isApplicable(each));
            if (pinned) code(choice.rows, pinned.id).catch(showError);
          },
        }
      : {},
  );
  return (
    <div className={styles.bar}>
      <span className={styles.barWords}>{t('search:extent')}</span>
      <SegmentedControl
        label={t('search:extent')}
        value={extent}
        onChange={onExtent}
        segments={extents.map((value) => ({ value, label: t(`search:extents.${value}`) }))}
      />
      {/* On the left, because notices appear on the right. */}
      {chosen > 0 && (
        <Button icon={<Tag size={14} aria-hidden />} onPress={() => setCoding({ rows: choice.rows })}>
          {t('search:code_chosen')} <Kbd keys={shownKey('read.code')} />
        </Button>
      )}
      <span ref={all}>
        {!isStopped && (
          <Button onPress={() => setCoding({ rows: null })}>
            {t('search:code_all', { count: list.total })}
          </Button>
        )}
      </span>
      {chosen > 0 && <span className={styles.barCount}>{t('search:chosen', { count: chosen })}</span>}
      {coding && (
        <CodePalette
          purpose="apply"
          codebook={codebook}
          recentIds={recentIds}
          reach={null}
          anchor={() =>
            (coding.rows === null ? null : lines.current?.box()) ??
            all.current?.getBoundingClientRect() ??
            null
          }
          onChoose={(codeId, more) => {
            if (!more) close();
            code(coding.rows, codeId).catch(showError);
          }}
          onCreate={(name, parentId) => {
            close();
            codeAs(coding.rows, name, parentId).catch(showError);
          }}
          onWiden={() => undefined}
          onClose={close}
        />
      )}
    </div>
  );
}
