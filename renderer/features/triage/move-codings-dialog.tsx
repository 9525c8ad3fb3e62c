import { useState } from 'react';
import type { MovedCoding, MovedFate } from '#electron/services/duplicate-codings.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import type { MovingCodings } from './duplicates-store.ts';
import styles from './move-codings-dialog.module.css';
import panelStyles from './triage-panel.module.css';

const fates = [
  'moved',
  'joined',
  'words',
  'remark',
  'speaker',
  'different',
  'branch',
] as const satisfies MovedFate[];

/** Says which codings of a copy can move to the original and which stay, and moves them as one change. */
export function MoveCodingsDialog({ moving, onClose }: { moving: MovingCodings; onClose: () => void }) {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  const [error, setError] = useState<string>();
  const input = { fromIds: [...moving.fromIds], toId: moving.toId };
  const {
    value: preview,
    error: problem,
    loading,
  } = useAnswer(JSON.stringify(input), (asking) => asking.duplicates.moveCodingsPreview(input));
  const titleOf = (id: string): string => sources.get(id)?.title ?? '';
  const title = titleOf(moving.toId);
  const codings = preview?.codings ?? [];
  const countOf = (fate: MovedFate): number => codings.filter((each) => each.fate === fate).length;
  const count = countOf('moved') + countOf('joined');
  const staying = codings.filter(({ fate }) => fate !== 'moved' && fate !== 'joined');
  const run = async () => {
    try {
      const group = crypto.randomUUID();
      await api.duplicates.moveCodings(input, { group });
      onClose();
      offerUndo(t('carried:moved_now', { count, title }), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  return (
    <Dialog
      title={t('carried:move_title', { title })}
      isOpen
      onClose={onClose}
      submit={{
        label: count > 0 || !preview ? t('carried:move_submit', { count }) : t('carried:move_none'),
        isDisabled: count === 0 || loading,
        run,
      }}
    >
      {(error ?? problem) && <Note tone="danger">{error ?? sentenceFor(problem)}</Note>}
      <p>
        {t('carried:move_intro', {
          count: moving.fromIds.length,
          titles: moving.fromIds.map(titleOf).join(t('exports:list.separator')),
        })}
      </p>
      <div role="status">
        <ul className={styles.told}>
          {fates.map((fate) => {
            const of = countOf(fate);
            return of > 0 && <li key={fate}>{t(`carried:move.${fate}`, { count: of })}</li>;
          })}
        </ul>
        {preview && <CountChanges counts={preview.counts} />}
        <Staying codings={staying} />
        <p className={panelStyles.note}>{t('sources:kind_undo')}</p>
      </div>
    </Dialog>
  );
}

function Staying({ codings }: { codings: readonly MovedCoding[] }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [shown, more] = useMore(codings.length);
  const { length } = codings;
  if (length === 0) return null;
  return (
    <Disclosure level={3} title={t('carried:move_staying')} remark={length}>
      <ul className={styles.staying}>
        {codings.slice(0, shown).map(({ id, codeId, words }) => (
          <li key={id}>
            <CodeSwatch colour={codebook.byId.get(codeId)?.colour ?? 0}>
              {codePath(codebook, codeId)}
            </CodeSwatch>
            <span className={styles.stayingWords}>{words ?? t('carried:whole_source')}</span>
          </li>
        ))}
      </ul>
      {more}
    </Disclosure>
  );
}
