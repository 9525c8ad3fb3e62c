import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { CoderRecord } from '#core/records.ts';
import type { CoderWork } from '#electron/services/coder-work.ts';
import { api } from '#renderer/api.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { CoderDialog } from '#renderer/app/services/coder-dialog.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { usePersonId, useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { sitDownAs } from '#renderer/app/services/sit-down.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { MergeCoders } from './merge-coders.tsx';
import styles from './project.module.css';

/** The counts of a coder's work in the list. */
const columns = ['codings', 'sources', 'reviews', 'memos', 'verdicts'] as const;

/** Everyone who codes in the project, with counts of their work and actions: rename, merge, remove. */
export function CodersDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const coders = useProject((state) => state.tables.coder);
  const isBlind = useBlindCoderId() !== null;
  const workingId = useWorkingCoderId();
  const { value: work } = useAnswer(`coders ${workingId ?? ''}`, (asking) => asking.coders.work({}));
  const [adding, setAdding] = useState(false);
  const [merging, setMerging] = useState<CoderRecord | null>(null);
  return (
    <>
      <Dialog
        title={t('coders:title')}
        isOpen
        onClose={onClose}
        size="large"
        aside={
          !readOnly && (
            <>
              <Button onPress={() => setAdding(true)}>{t('shell:add_coder')}</Button>
              {!isBlind && (
                <Button
                  onPress={() => {
                    onClose();
                    void perform('rounds.recode');
                  }}
                >
                  {t('blind_rounds:again')}
                </Button>
              )}
            </>
          )
        }
      >
        <p className={styles.quiet}>{t(isBlind ? 'coders:hidden' : 'coders:intro')}</p>
        <div className={styles.list}>
          <table className={styles.coders} aria-label={t('coders:list')}>
            <thead>
              <tr>
                <th scope="col">{t('coders:name')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className={styles.number}>
                    {t(`coders:${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...coders.values()].map((coder) => (
                <tr key={coder.id}>
                  <th scope="row">
                    <CoderName coder={coder} readOnly={readOnly} />
                  </th>
                  {columns.map((column) => (
                    <td key={column} className={styles.number}>
                      {counted(work?.[coder.id], column, number)}
                    </td>
                  ))}
                  <td>
                    <CoderMenu coder={coder} readOnly={readOnly} onMerge={() => setMerging(coder)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Dialog>
      {adding && <CoderDialog onClose={() => setAdding(false)} onAdded={() => undefined} />}
      {merging && <MergeCoders coder={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

/** The number, or a dash if it is hidden or unknown. */
function counted(work: CoderWork | undefined, column: keyof CoderWork, number: Intl.NumberFormat): string {
  return work ? number.format(work[column]) : '–';
}

function CoderName({ coder, readOnly }: { coder: CoderRecord; readOnly: boolean }) {
  const { t } = useWords();
  const coders = useProject((state) => state.tables.coder);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const workingId = useWorkingCoderId();
  const { text, isChanged, setText, discard, keep } = useDraft(coder.name);
  const rename = () => {
    if (text.trim() === '' || text.trim() === coder.name) discard();
    else if (isChanged) keep((name) => api.coders.rename({ id: coder.id, name })).catch(showError);
  };
  const of = coders.get(coder.personId ?? '')?.name;
  return (
    <div className={styles.who}>
      <TextField
        label={t('coders:rename', { name: coder.name })}
        labelHidden
        className={styles.name}
        value={text}
        onChange={setText}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') rename();
          // Escape first discards the typed name, then closes the dialog.
          if (event.key !== 'Escape' || text === coder.name) return;
          event.stopPropagation();
          discard();
        }}
        isReadOnly={readOnly}
        maxLength={100}
      />
      {coder.id === workingId && <Chip tone="accent">{t('coders:you')}</Chip>}
      {coder.id === mainId && <Chip>{t('coders:main')}</Chip>}
      {of !== undefined && <Chip>{t('coders:pass_of', { name: of })}</Chip>}
      {coder.kind === 'adjudication' && <Chip>{t('coders:adjudication')}</Chip>}
      {coder.kind === 'machine' && <Chip>{t('coders:machine')}</Chip>}
    </div>
  );
}

interface CoderMenuProps {
  readonly coder: CoderRecord;
  readonly readOnly: boolean;
  readonly onMerge: () => void;
}

function CoderMenu({ coder: { id, name, kind, personId: of }, readOnly, onMerge }: CoderMenuProps) {
  const { t } = useWords();
  const isBlind = useBlindCoderId() !== null;
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const path = useProject((state) => state.open?.path ?? '');
  const personHere = usePersonId();
  const workingId = useWorkingCoderId();
  const remove = async (): Promise<void> => {
    // Removing a coder who has work is refused before anything is asked, with what to do instead.
    const work = (await api.coders.work({}))[id];
    const isProgram = kind === 'machine';
    const others = { ...work, ...(isProgram ? { codings: 0, sources: 0 } : {}) };
    const isFree = work !== undefined && id !== mainId && Object.values(others).every((count) => count === 0);
    const yes =
      !isFree ||
      (await confirm({
        title: t('coders:remove_title', { name }),
        body: (
          <>
            <p>
              {isProgram && work
                ? t('coders:remove_program', { count: work.codings })
                : t('coders:remove_body')}
            </p>
            <UsesOf act="delete" ids={[id]} />
          </>
        ),
        action: t('coders:remove_action'),
      }));
    if (!yes) return;
    const group = crypto.randomUUID();
    await api.coders.remove({ id }, { group });
    offerUndo(t('coders:removed', { name }), group);
  };
  return (
    <MenuButton
      label={t('coders:more', { name })}
      icon={<MoreHorizontal size={16} aria-hidden />}
      iconOnly
      size="small"
      sections={[
        {
          entries: [
            {
              id: 'work',
              label: t('coders:work_as', { name }),
              // Who codes blind may take another role of their own, and nobody else's.
              disabled:
                id === workingId || kind === 'machine' || (isBlind && id !== personHere && of !== personHere),
              run: () => sitDownAs(path, id),
            },
            ...(kind === 'person'
              ? [
                  {
                    id: 'main',
                    label: t('coders:make_main'),
                    disabled: readOnly || id === mainId,
                    run: () => void api.project.update({ mainCoderId: id }).catch(showError),
                  },
                ]
              : []),
          ],
        },
        {
          entries: [
            // The preview of a merge reveals the work of others.
            {
              id: 'merge',
              label: t('coders:merge'),
              disabled: readOnly || isBlind || kind === 'machine',
              run: onMerge,
            },
            {
              id: 'remove',
              label: t('coders:remove'),
              disabled: readOnly || isBlind,
              run: () => void remove().catch(showError),
            },
          ],
        },
      ]}
    />
  );
}
