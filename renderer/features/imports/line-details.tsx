import { useState } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { ReportLine } from '#electron/services/imports/report.ts';
import styles from './imports.module.css';
import { MAX_REMARKS, remarksOf } from '#renderer/common/imports/report-words.ts';
import { reviewAlike } from './review-alike.ts';

/** All remarks on the selected file, with what can be done about them. */
export function LineDetails({ line }: { line: ReportLine }) {
  const words = useWords();
  const { t } = words;
  const sources = useProject((state) => state.tables.source);
  const [isWhole, setWhole] = useState(false);
  const firstRemarks = (most: number) => remarksOf(words, line, (id) => sources.get(id)?.title, most);
  const [all, few] = [firstRemarks(Infinity), firstRemarks(MAX_REMARKS)];
  // Two sources may resemble a third one equally, which gives equal remarks.
  const remarks = [...new Set(isWhole ? all : few)];
  const [first = line.identicalTo] = line.sourceIds;
  return (
    <section className={styles.details} aria-label={t('imports:details')}>
      <div className={styles.detailsWords}>
        <strong>
          <bdi>{line.name}</bdi>
        </strong>
        {remarks.length === 0 ? (
          <p className={styles.quiet}>{t('imports:nothing_to_say')}</p>
        ) : (
          <>
            {remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
            {!isWhole && all.length > few.length && (
              <LinkButton onPress={() => setWhole(true)}>
                {t('imports:all_remarks', { count: all.length })}
              </LinkButton>
            )}
          </>
        )}
      </div>
      <div className={styles.buttons}>
        {line.alike.length > 0 && <Button onPress={reviewAlike}>{t('imports:review_alike')}</Button>}
        {first !== null && sources.has(first) && (
          <Button onPress={() => openPlace({ sourceId: first })}>{t('sources:open')}</Button>
        )}
      </div>
    </section>
  );
}
