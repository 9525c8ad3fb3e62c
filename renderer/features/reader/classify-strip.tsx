import { ArrowRight } from 'lucide-react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { nameOf } from '#renderer/common/sources/source-row.ts';
import { useSourceRows } from '#renderer/common/sources/use-sources.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { classListOf } from './class-keys.ts';
import styles from './classify-strip.module.css';
import { useClassified } from './reader-store.ts';
import { useDesk, useMoment } from './use-desk.ts';

/** What each digit applies during classification, how far the list is, and which source was classified last. */
export function ClassifyStrip() {
  const { session, classifying } = useDesk();
  const { t } = useMoment().words;
  const { sourceId } = session;
  const { choose, classify, skip } = classifying;
  const [sets, set] = [classifying.sets(), classifying.set()];
  const rows = useSourceRows();
  const list = classListOf(rows, sourceId);
  const last = useClassified();
  const lastSource = useProject(({ tables }) => tables.source.get(last?.sourceId ?? ''));
  const lastCode = useProject(({ codebook }) => codebook.byId.get(last?.codeId ?? ''));
  if (!set) return <p className={styles.strip}>{t('reader:classify_no_codes')}</p>;
  return (
    <section className={styles.strip} aria-label={t('reader:classify')}>
      <div className={styles.keys}>
        {sets.length > 1 && (
          <Select
            look="pill"
            label={t('reader:classify_by')}
            value={set.id}
            onChange={choose}
            options={sets.map(({ id, branch }) => ({
              value: id,
              label: branch?.name ?? t('reader:classify_pinned'),
            }))}
          />
        )}
        {set.keys.map(({ digit, code }) => (
          <button
            key={code.id}
            type="button"
            className={styles.key}
            onClick={() => void classify(digit).catch(showError)}
          >
            <Kbd keys={String(digit)} />
            <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>
          </button>
        ))}
      </div>
      <div className={styles.state}>
        <span>{t('reader:classify_progress', { reviewed: list.reviewed, count: list.count })}</span>
        <span>{t('reader:classify_effect')}</span>
        {list.nextId !== null && (
          <LinkButton onPress={skip}>
            {t('reader:classify_skip')} <ArrowRight size={12} aria-hidden />
          </LinkButton>
        )}
        {lastSource && lastCode && lastSource.id !== sourceId && (
          <span className={styles.last}>
            {t('reader:classify_last')}
            {spaceAfter(t('reader:classify_last'))}
            <LinkButton onPress={() => openPlace({ sourceId: lastSource.id })}>
              {nameOf(lastSource)}
            </LinkButton>
            {` · ${lastCode.name}`}
          </span>
        )}
      </div>
    </section>
  );
}
