import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ExclusionReasonRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useNewName } from '#renderer/app/services/use-new-name.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { decideHere } from './deciding.ts';
import { useKeyHabits } from './key-habits.ts';
import { KeyLine } from './key-line.tsx';
import type { QueueItem } from './queue.ts';
import { reasonsInOrder } from './reasons.ts';
import { listed } from '#words/sentences.ts';
import styles from './triage-panel.module.css';
import { useQueueItems } from './use-queue.ts';
import { usualReasons } from './usual-reasons.ts';

/** The reasons for excluding a source, each with its key; editable in place. */
export function ReasonKeys({ current }: { current: QueueItem | null }) {
  const { t } = useWords();
  const reasons = reasonsInOrder(useProject((state) => state.tables.exclusionReason));
  const [isEditing, setEditing] = useState(false);
  return (
    <section>
      <SectionHeading
        after={
          reasons.length > 0 && (
            <LinkButton onPress={() => setEditing(!isEditing)}>
              {t(isEditing ? 'triage:done_editing' : 'triage:edit_reasons')}
            </LinkButton>
          )
        }
      >
        {t('triage:keys_reasons')}
      </SectionHeading>
      {reasons.length === 0 && <NoReasons />}
      {isEditing && reasons.length > 0 ? (
        <EditedReasons reasons={reasons} />
      ) : (
        <ReasonLines reasons={reasons} current={current} />
      )}
      {(isEditing || reasons.length === 0) && <NewReason onAdded={() => setEditing(true)} />}
      {isEditing && reasons.length > 0 && <p className={styles.note}>{t('triage:reasons_kept')}</p>}
    </section>
  );
}

function ReasonLines({
  reasons,
  current,
}: {
  reasons: readonly ExclusionReasonRecord[];
  current: QueueItem | null;
}) {
  const { t, language } = useWords();
  const items = useQueueItems();
  const [habits] = useKeyHabits();
  const number = new Intl.NumberFormat(language);
  const counts = new Map<string, number>();
  for (const { source } of items) {
    if (source.status !== 'excluded' || source.duplicateOf !== null) continue;
    const reason = source.exclusionReason ?? '';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const isFor = (name: string): boolean =>
    current?.source.status === 'excluded' && current.source.exclusionReason === name;
  return (
    <>
      {reasons.map(({ id, name }, place) => (
        <KeyLine
          key={id}
          wide
          keys={place < 9 ? `Shift+Digit${place + 1}` : 'x'}
          isOn={isFor(name)}
          isDisabled={!current}
          after={<span className={styles.keyCount}>{number.format(counts.get(name) ?? 0)}</span>}
          onPress={() => decideHere({ what: 'exclude', reason: name }, habits)}
        >
          {name}
        </KeyLine>
      ))}
      <KeyLine
        wide={reasons.length > 0}
        keys={shownKey('triage.exclude')}
        isDisabled={!current}
        onPress={() => perform('triage.exclude')}
      >
        <span className={styles.quiet}>{t('triage:exclude_other')}</span>
      </KeyLine>
    </>
  );
}

function NoReasons() {
  const words = useWords();
  const { t } = words;
  const usual = usualReasons(words);
  return (
    <div className={styles.noReasons}>
      <p className={styles.note}>{t('triage:no_reasons')}</p>
      <p className={styles.note}>{t('triage:usual_reasons', { names: listed(words, usual.names) })}</p>
      <Button size="small" onPress={() => void api.exclusionReasons.add(usual).catch(showError)}>
        {t('triage:add_usual')}
      </Button>
    </div>
  );
}

function NewReason({ onAdded }: { onAdded: () => void }) {
  const { t } = useWords();
  const {
    name,
    setName,
    add: send,
  } = useNewName((given) => api.exclusionReasons.add({ names: [given.trim()] }));
  const add = () => {
    if (name.trim() === '') return;
    // Before the reason arrives, so that this field remains for the next one.
    onAdded();
    send();
  };
  return (
    <div className={styles.newReason}>
      <TextField
        label={t('triage:new_reason')}
        labelHidden
        placeholder={t('triage:new_reason')}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
        }}
      />
      <Button size="small" isDisabled={name.trim() === ''} onPress={add}>
        {t('triage:add_reason')}
      </Button>
    </div>
  );
}

function EditedReasons({ reasons }: { reasons: readonly ExclusionReasonRecord[] }) {
  const { t } = useWords();
  const move = (id: string, to: number): void => {
    const others = reasons.filter((each) => each.id !== id);
    api.exclusionReasons.move({ id, beforeId: others[to]?.id ?? null }).catch(showError);
  };
  const remove = async ({ id, name }: ExclusionReasonRecord): Promise<void> => {
    const group = crypto.randomUUID();
    await api.exclusionReasons.remove({ id }, { group });
    offerUndo(t('triage:reason_removed', { name }), group);
  };
  return (
    <ol className={styles.reasons}>
      {reasons.map((reason, place) => (
        <li key={reason.id} className={styles.reason}>
          <ReasonName reason={reason} />
          <IconButton
            size="small"
            label={t('triage:move_up', { name: reason.name })}
            isDisabled={place === 0}
            onPress={() => move(reason.id, place - 1)}
          >
            <ArrowUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            size="small"
            label={t('triage:move_down', { name: reason.name })}
            isDisabled={place === reasons.length - 1}
            onPress={() => move(reason.id, place + 1)}
          >
            <ArrowDown size={14} aria-hidden />
          </IconButton>
          <IconButton
            size="small"
            label={t('triage:remove_reason', { name: reason.name })}
            onPress={() => void remove(reason).catch(showError)}
          >
            <X size={14} aria-hidden />
          </IconButton>
          <ReasonMark reason={reason} />
        </li>
      ))}
    </ol>
  );
}

/**
 * What the reason means for a drawn source: that it does not belong to the study, or that it could not be obtained or
 * read.
 */
function ReasonMark({ reason: { id, name, mark } }: { reason: ExclusionReasonRecord }) {
  const { t } = useWords();
  return (
    <Select
      className={styles.reasonMark}
      label={t('triage:reason_mark', { name })}
      labelHidden
      value={mark ?? 'does-not-belong'}
      onChange={(next) => void api.exclusionReasons.mark({ id, mark: next }).catch(showError)}
      options={(['does-not-belong', 'could-not-be-read'] as const).map((value) => ({
        value,
        label: t(`triage:reason_marks.${value}`),
      }))}
    />
  );
}

/** Saves on Enter and on leaving; Escape restores the previous text. */
function ReasonName({ reason: { id, name } }: { reason: ExclusionReasonRecord }) {
  const { t } = useWords();
  const { text, isChanged, setText, discard, keep } = useDraft(name);
  const commit = async (): Promise<void> => {
    const next = text.trim();
    if (next === '' || next === name) return discard();
    if (isChanged) await keep(() => api.exclusionReasons.rename({ id, name: next })).catch(showError);
  };
  // The page may close or be printed while the caret is still in the field.
  const commitNow = useEffectEvent(commit);
  useEffect(() => host.beforeLeaving(() => commitNow()), []);
  return (
    <TextField
      className={styles.reasonName}
      label={t('triage:rename_reason', { name })}
      labelHidden
      value={text}
      onChange={setText}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void commit();
        if (event.key !== 'Escape' || text === name) return;
        event.stopPropagation();
        discard();
      }}
    />
  );
}
