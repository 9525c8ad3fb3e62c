import { useEffect, useEffectEvent, useRef } from 'react';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import type { Judgement, VerdictRecord, VerdictValue } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { dateInWords } from '#words/citation.ts';
import type { SideNames } from '#words/comparison-sides.ts';
import { useCompare, verdictFocused } from './compare-store.ts';
import { judge, type VerdictFields } from './keep-comparison.ts';
import { useOptionalColumns } from './more-settings.tsx';
import { StaleNotice } from './stale-notice.tsx';
import styles from './theme-inspector.module.css';
import type { ShownComparison } from './use-comparison.ts';

const values: readonly VerdictValue[] = tables.verdict.columns.value.values;
const judgements: readonly Judgement[] = tables.verdict.columns.meaning.values;

export interface VerdictFormProps {
  readonly shown: ShownComparison;
  readonly counted: CountedComparison;
  readonly theme: ThemeComparison;
  readonly names: SideNames;
  readonly verdict: VerdictRecord | undefined;
}

/**
 * The analyst's judgement of one theme: verdict, reasons, and the judgements that the protocol's label is derived from.
 */
export function VerdictForm({ shown, counted, theme, names, verdict }: VerdictFormProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const coder = useProject((state) => state.tables.coder.get(verdict?.coderId ?? '')?.name);
  const [columns] = useOptionalColumns();
  const section = useRef<HTMLElement>(null);
  const isAsked = useCompare((state) => state.verdictAsked);
  useEffect(() => {
    if (!isAsked) return;
    const buttons = section.current?.querySelectorAll<HTMLElement>('[role="radio"]') ?? [];
    ([...buttons].find((button) => button.ariaChecked === 'true') ?? buttons[0])?.focus();
    verdictFocused();
  }, [isAsked]);
  const say = (fields: VerdictFields): void => {
    judge(shown, theme.codeId, fields).catch(showError);
  };
  const standing = counted.standing[theme.codeId];
  const isStale = verdict !== undefined && verdict.value !== null && (standing?.stale ?? false);
  const label = standing?.convergence ?? null;
  return (
    <section ref={section} className={styles.verdict} aria-label={t('compare:your_verdict')}>
      <div className={styles.sideHead}>
        <h3 className={styles.sideName}>{t('compare:your_verdict')}</h3>
        {verdict?.value && coder !== undefined && (
          <span className={styles.sideCounts}>
            {t('compare:judged_by', { coder, date: dateInWords(words, verdict.at) })}
          </span>
        )}
      </div>
      {isStale && (
        <StaleNotice
          counted={counted}
          theme={theme}
          names={names}
          verdict={verdict}
          onConfirm={readOnly ? undefined : () => say({ value: verdict.value })}
        />
      )}
      <SegmentedControl<VerdictValue>
        label={t('compare:your_verdict')}
        wide
        isDisabled={readOnly}
        value={verdict?.value ?? null}
        onChange={(value) => say({ value })}
        onClear={() => say({ value: null })}
        segments={values.map((value) => ({ value, label: t(`comparison:verdict.${value}`) }))}
      />
      <Reasons
        key={theme.codeId}
        kept={verdict?.reasons ?? ''}
        isReadOnly={readOnly}
        onKeep={(reasons) => judge(shown, theme.codeId, { reasons })}
      />
      <Disclosure
        title={t('compare:judgements')}
        remark={label === null ? undefined : t(`comparison:convergence.${label}`)}
        level={3}
        defaultOpen={columns.label}
      >
        <div className={styles.judgements}>
          {(['meaning', 'examples'] as const).map((element) => (
            <div key={element} className={styles.judgement}>
              <span>{t(`compare:${element}`)}</span>
              <SegmentedControl<Judgement>
                label={t(`compare:${element}`)}
                isDisabled={readOnly}
                value={verdict?.[element] ?? null}
                onChange={(value) => say({ [element]: value })}
                onClear={() => say({ [element]: null })}
                segments={judgements.map((value) => ({ value, label: t(`comparison:judgement.${value}`) }))}
              />
            </div>
          ))}
          <p className={styles.rule}>{t('comparison:convergence_rule')}</p>
        </div>
      </Disclosure>
    </section>
  );
}

interface ReasonsProps {
  kept: string;
  isReadOnly: boolean;
  onKeep: (text: string) => Promise<void>;
}

/** The reasons, saved by one command when the field, the theme or the page is left. */
function Reasons({ kept, isReadOnly, onKeep }: ReasonsProps) {
  const { t } = useWords();
  const { text, isChanged, setText, keep: send } = useDraft(kept);
  const keep = async (): Promise<void> => {
    if (!isReadOnly && isChanged) await send(onKeep).catch(showError);
  };
  const keepNow = useEffectEvent(keep);
  useEffect(() => {
    const stop = host.beforeLeaving(() => keepNow());
    return () => {
      stop();
      void keepNow();
    };
  }, []);
  return (
    <TextArea
      label={t('compare:reasons')}
      labelHidden
      rows={2}
      placeholder={t('compare:reasons_hint')}
      value={text}
      isReadOnly={isReadOnly}
      onChange={setText}
      onBlur={() => void keep()}
      className={styles.reasons}
    />
  );
}
