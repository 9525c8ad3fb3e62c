import { useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import { respondentOfLabel } from '#core/interview-label.ts';
import type { WithdrawalEffects } from '#electron/services/respondent-withdrawal.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import { useBlindCoderId, useIsSealed } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useWords } from '#renderer/state/words.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { Effects } from '#renderer/ui/effects.tsx';
import { chooseRespondents } from './chosen-respondents.ts';
import type { RespondentRow } from './respondent-row.ts';
import styles from './respondents.module.css';

const parts = ['interviews', 'shared', 'values', 'memos', 'summaries', 'speakers'] as const;
const withdrawn = ['deleted', 'left', 'codings', 'values', 'memos', 'summaries'] as const;

export interface RemoveRespondentsProps {
  readonly rows: readonly RespondentRow[];
  readonly onClose: () => void;
}

/** Says what is removed together with respondents and asks who gets their interviews, if they have any. */
export function RemoveRespondents({ rows, onClose }: RemoveRespondentsProps) {
  const { t } = useWords();
  const people = useProject((state) => state.tables.respondent);
  const links = useProject((state) => state.tables.sourceRespondent);
  const isBlind = useBlindCoderId() !== null;
  const isSealed = useIsSealed();
  const [isChosen, setChosen] = useState(false);
  const isWithdrawn = isSealed || isChosen;
  const goneIds = new Set(rows.map(({ person }) => person.id));
  const kept = new Set(
    [...links.values()]
      .filter(({ respondentId }) => !goneIds.has(respondentId))
      .map(({ sourceId }) => sourceId),
  );
  // Interviews shared with other respondents stay with those.
  const interviews = rows.flatMap((row) => row.interviews).filter(({ id }) => !kept.has(id));
  const goneNames = new Set(rows.map(({ person }) => person.name));
  const named = [...new Set(interviews.map(({ label, title }) => respondentOfLabel(label ?? title)))];
  // By default the names in the labels, unless these respondents are being removed.
  const isProposed = !named.some((name) => goneNames.has(name));
  const [isByLabel, setByLabel] = useState(isProposed && named.length > 1);
  const [heir, setHeir] = useState(isProposed && named.length === 1 ? (named[0] ?? '') : '');
  const [error, setError] = useProblem([isChosen, isByLabel, heir]);
  const isAsked = interviews.length > 0 && !isWithdrawn;
  const input = {
    ids: [...goneIds],
    ...(isAsked ? { interviewsTo: isByLabel ? null : heir.trim() } : {}),
  };
  const isReady = !isAsked || isByLabel || heir.trim() !== '';
  const asked = useSettled(JSON.stringify(input));
  const {
    value: effects,
    error: problem,
    loading,
  } = useAnswer(isReady && !isWithdrawn ? asked : null, (asking) => asking.respondents.removePreview(input));
  const withdrawal = useAnswer(isWithdrawn ? asked : null, (asking) =>
    asking.respondents.withdrawPreview({ ids: input.ids }),
  );
  const [first] = rows;
  const run = async () => {
    try {
      const group = crypto.randomUUID();
      if (isWithdrawn) await api.respondents.withdraw({ ids: input.ids }, { group });
      else await api.respondents.remove(input, { group });
      chooseRespondents(new Set());
      onClose();
      const done = isWithdrawn ? 'withdrawn' : 'removed';
      offerUndo(t(`respondents:${done}`, { count: rows.length }), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  const consequences = effects
    ? [
        ...parts
          .filter((part) => effects[part] > 0 && !(isBlind && part === 'speakers'))
          .map((part) => t(`respondents:gone_${part}`, { count: effects[part] })),
        ...(effects.made.length > 0
          ? [
              t('sources:kind_made', {
                names: effects.made.join(t('exports:list.separator')),
                count: effects.made.length,
              }),
            ]
          : []),
      ]
    : [];
  return (
    <Dialog
      title={
        rows.length === 1
          ? t('respondents:remove_title', { name: first?.person.name ?? '' })
          : t('respondents:remove_titles', { count: rows.length })
      }
      isOpen
      onClose={onClose}
      submit={{
        label: t(isWithdrawn ? 'respondents:withdraw_action' : 'respondents:remove_action'),
        tone: 'danger',
        // Wait until the effects shown are those of the current input.
        isDisabled: isWithdrawn
          ? withdrawal.value === undefined || withdrawal.loading || asked !== JSON.stringify(input)
          : !isReady || effects === undefined || loading || asked !== JSON.stringify(input),
        run,
      }}
    >
      {(error ?? problem ?? withdrawal.error) && (
        <Note tone="danger">{error ?? sentenceFor(problem ?? withdrawal.error)}</Note>
      )}
      {(interviews.length > 0 || isSealed) && (
        <>
          <Switch isSelected={isWithdrawn} isDisabled={isSealed} onChange={setChosen}>
            {t('respondents:withdraw')}
          </Switch>
          <p className={styles.quiet}>
            {t(isSealed ? 'respondents:withdraw_only' : 'respondents:withdraw_hint')}
          </p>
        </>
      )}
      {isAsked && (
        <Switch isSelected={isByLabel} onChange={setByLabel}>
          {t('respondents:remove_by_label')}
        </Switch>
      )}
      {isAsked && !isByLabel && (
        <ComboBox
          label={t('respondents:remove_give')}
          description={t('respondents:remove_give_hint')}
          options={[...people.values()]
            .filter(({ id }) => !goneIds.has(id))
            .toSorted(byPosition)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={heir}
          onChange={setHeir}
        />
      )}
      <Effects>
        {isWithdrawn && withdrawal.value && <Deleted effects={withdrawal.value} ids={[...goneIds]} />}
        {!isWithdrawn && isReady && effects && (
          <>
            {consequences.length === 0 && <p>{t('respondents:gone_nothing')}</p>}
            {consequences.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <CountChanges counts={effects.counts} />
            <UsesOf act="delete" ids={[...goneIds]} />
          </>
        )}
      </Effects>
      <p className={styles.quiet}>{t('respondents:undo_note')}</p>
    </Dialog>
  );
}

interface DeletedProps {
  readonly effects: WithdrawalEffects;
  readonly ids: readonly string[];
}

/** What a withdrawal deletes, as far as one who codes blind may know it. */
function Deleted({ effects, ids }: DeletedProps) {
  const { t } = useWords();
  return (
    <>
      {withdrawn
        .filter((part) => effects[part] > 0)
        .map((part) => (
          <p key={part}>{t(`respondents:gone_${part}`, { count: effects[part] })}</p>
        ))}
      {effects.isPartHidden && <p>{t('respondents:gone_hidden')}</p>}
      <p>{t('respondents:gone_kept')}</p>
      <CountChanges counts={effects.counts} />
      <UsesOf act="delete" ids={ids} />
    </>
  );
}
