import type { Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import styles from './selection-bar.module.css';

export interface SelectionBarProps {
  /** The codes offered as buttons. */
  readonly codes: readonly CodeRecord[];
  readonly codebook: Codebook;
  readonly onCode: () => void;
  readonly onInVivo: () => void;
  readonly onApply: (codeId: string) => void;
}

/** Actions for words selected by the pointer. Keys do the same, so the bar is not in the tab order. */
export function SelectionBar({ codes, codebook, onCode, onInVivo, onApply }: SelectionBarProps) {
  const { t } = useWords();
  return (
    <div role="toolbar" aria-label={t('reader:selection')} className={styles.bar}>
      <button type="button" tabIndex={-1} className={styles.choose} onClick={onCode}>
        {t('reader:code_it')}
      </button>
      <button type="button" tabIndex={-1} className={styles.inVivo} onClick={onInVivo}>
        {t('reader:in_vivo')}
      </button>
      {codes.map(({ id, name, colour }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          className={styles.code}
          title={codePath(codebook, id)}
          onClick={() => onApply(id)}
        >
          <CodeSwatch colour={colour}>{name}</CodeSwatch>
        </button>
      ))}
    </div>
  );
}

/** As many as fit into a line of text. */
const MAX_CODES = 4;

/** The codes likely to be wanted next: the one applied last, then those pinned to digits. */
export function codesAtHand(codebook: Codebook, recentIds: readonly string[]): CodeRecord[] {
  const last = recentIds.map((id) => codebook.byId.get(id)).find((code) => code && isApplicable(code));
  const pinned = codebook.inOrder
    .filter((code) => code.pin !== null && code !== last && isApplicable(code))
    .toSorted((a, b) => (a.pin ?? 0) - (b.pin ?? 0));
  return [...(last ? [last] : []), ...pinned].slice(0, MAX_CODES);
}
