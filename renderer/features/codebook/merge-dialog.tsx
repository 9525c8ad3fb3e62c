import { useCallback, useState } from 'react';
import { isWithin } from '#core/codes/codebook.ts';
import type { ThemesOfMerge } from '#core/codes/code-merge.ts';
import type { CodeRecord } from '#core/records.ts';
import type { MergePreview } from '#electron/services/code-merge.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { offerUndoAndWhy } from '#renderer/common/undo/offer-undo.ts';
import { useAnswer, type Answer } from '#renderer/app/services/use-answer.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { chooseCodes } from './chosen-codes.ts';
import { CodeChooser } from './code-chooser.tsx';
import { codePath } from '#renderer/common/codes/code-path.ts';
import styles from './codebook.module.css';
import { forNumber } from './for-number.ts';
import { ThemeEffects } from '#renderer/common/codes/theme-effects.tsx';

function useMergePreview(
  fromIds: readonly string[],
  intoId: string | null,
  themes: ThemesOfMerge,
): Answer<MergePreview> {
  return useAnswer(intoId === null ? null : `merge ${fromIds.join()} ${intoId} ${themes}`, (asking) =>
    asking.codes.mergePreview({ fromIds: [...fromIds], intoId: intoId ?? '', themes }),
  );
}

/** Chooses the code that others are merged into, and first says what the merge will do. */
export function MergeDialog({ from, onClose }: { from: readonly CodeRecord[]; onClose: () => void }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [intoId, setIntoId] = useState<string | null>(null);
  const into = intoId === null ? undefined : codebook.byId.get(intoId);
  const fromIds = from.map(({ id }) => id);
  const [first] = from;
  const offers = useCallback(
    (code: CodeRecord) => !from.some(({ id }) => isWithin(codebook, code.id, id)),
    [codebook, from],
  );
  const [themes, setThemes] = useState<ThemesOfMerge>('target');
  const target = useMergePreview(fromIds, intoId, 'target');
  const both = useMergePreview(fromIds, intoId, 'both');
  // If both options give the same counts, there is nothing to choose.
  const hasChoice =
    target.value !== undefined &&
    both.value !== undefined &&
    JSON.stringify(target.value.themes) !== JSON.stringify(both.value.themes);
  const asked = hasChoice && themes === 'both' ? both : target;
  // What merging into the code chosen before would do says nothing about this one.
  const preview = asked.loading ? null : asked;
  const merge = async (): Promise<void> => {
    if (!into) return;
    try {
      const group = crypto.randomUUID();
      await api.codes.merge({ fromIds, intoId: into.id, themes: hasChoice ? themes : 'target' }, { group });
      chooseCodes(new Set([into.id]));
      onClose();
      offerUndoAndWhy(
        t(forNumber('codebook:merged', from), {
          count: from.length,
          name: first?.name ?? '',
          into: into.name,
        }),
        group,
      );
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t(forNumber('codebook:merge_title', from), { count: from.length, name: first?.name ?? '' })}
      isOpen
      onClose={onClose}
      submit={{ label: t('codebook:merge_action'), isDisabled: !into || !preview?.value, run: merge }}
    >
      <CodeChooser
        label={t('codebook:merge_into')}
        emptyText={t('codebook:merge_nothing')}
        offers={offers}
        onChoose={setIntoId}
        onClose={onClose}
      />
      <div className={styles.preview} role="status">
        {!into && <p className={styles.quiet}>{t('codebook:merge_choose_first')}</p>}
        {into && (
          <p className={styles.into}>
            {from.map((code) => (
              <CodeSwatch key={code.id} colour={code.colour}>
                {code.name}
              </CodeSwatch>
            ))}
            <span aria-hidden>→</span>
            <CodeSwatch colour={into.colour}>{codePath(codebook, into.id)}</CodeSwatch>
          </p>
        )}
        {into && preview?.error && <Note tone="danger">{sentenceFor(preview.error)}</Note>}
        {into && preview?.value && !preview.error && (
          <>
            <ul className={styles.bullets}>
              <li>{t('codebook:merge_moved', { count: preview.value.moved })}</li>
              {preview.value.joined > 0 && (
                <li>{t('codebook:merge_joined', { count: preview.value.joined })}</li>
              )}
              {preview.value.children > 0 && (
                <li>{t('codebook:merge_children', { count: preview.value.children, into: into.name })}</li>
              )}
              {preview.value.ungathered > 0 && (
                <li>
                  {t('codebook:merge_ungathered', { count: preview.value.ungathered, into: into.name })}
                </li>
              )}
              <li>{t('codebook:merge_sources', { count: preview.value.sources })}</li>
            </ul>
            {hasChoice && (
              <RadioGroup<ThemesOfMerge>
                label={t('codebook:merge_themes')}
                value={themes}
                onChange={setThemes}
                options={[
                  { value: 'target', label: t('codebook:merge_themes_target', { into: into.name }) },
                  {
                    value: 'both',
                    label: t('codebook:merge_themes_both'),
                    note: t('codebook:merge_themes_both_note', { into: into.name }),
                  },
                ]}
              />
            )}
            <ThemeEffects effects={preview.value.themes} gone={new Set(fromIds)} />
            <UsesOf act="merge" ids={fromIds} changing={[into.id]} />
            <p className={styles.quiet}>{t('codebook:merge_keeps')}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
