import { Plus } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord } from '#core/records.ts';
import { codePath } from './code-path.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import styles from './whole-source-codes.module.css';

export interface WholeSourceCodesProps {
  readonly ref?: Ref<HTMLDivElement>;
  readonly codings: readonly CodingRecord[];
  readonly codebook: Codebook;
  readonly workingCoderId: string | undefined;
  readonly canEdit: boolean;
  readonly focusedId: string | null;
  readonly onFocus: (id: string) => void;
  /** Adds a code; left out where none can be added. */
  readonly onAdd?: (anchor: DOMRect) => void;
  readonly onRemove: (id: string) => void;
  /** Shown at the end of the row: the memos on the source. */
  readonly memos?: ReactNode;
}

/** The codes applied to the whole source, shown above its text. */
export function WholeSourceCodes(props: WholeSourceCodesProps) {
  const { codings, codebook, workingCoderId, canEdit, focusedId, onFocus, onAdd, onRemove } = props;
  const { t } = useWords();
  const coders = useProject((state) => state.tables.coder);
  return (
    <div ref={props.ref} className={styles.row} role="group" aria-label={t('reader:whole_source')}>
      <span className={styles.name}>{t('reader:whole_source')}</span>
      {codings.map(({ id, codeId, coderId }) => {
        const code = codebook.byId.get(codeId);
        if (!code) return null;
        const path = codePath(codebook, codeId);
        const isOwn = coderId === workingCoderId;
        return (
          <Chip
            key={id}
            tone={id === focusedId ? 'accent' : 'plain'}
            {...(canEdit && isOwn
              ? { onRemove: () => onRemove(id), removeLabel: t('reader:remove_code', { path }) }
              : {})}
          >
            <button
              type="button"
              className={styles.code}
              aria-pressed={id === focusedId}
              onClick={() => onFocus(id)}
            >
              <CodeSwatch colour={code.colour}>{path}</CodeSwatch>
            </button>
            {!isOwn && <span className={styles.coder}>{coders.get(coderId)?.name}</span>}
          </Chip>
        );
      })}
      {canEdit && onAdd && (
        <span className={styles.add}>
          <LinkButton
            onPress={(event) => {
              onAdd(event.target.getBoundingClientRect());
            }}
          >
            <Plus size={13} aria-hidden /> {t('reader:add_whole_source')}
          </LinkButton>
        </span>
      )}
      {props.memos}
    </div>
  );
}
