import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { runTime } from '#renderer/common/imports/run-words.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { outcomeInWords } from '#words/exchange-changes.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import styles from './exchange.module.css';
import { Remarks } from './remarks.tsx';
import type { KeptExchange } from '#renderer/common/imports/use-exchanges.ts';

/** The report of an imported project file of another program, as shown after the import. */
export function KeptReport({ exchange }: { exchange: KeptExchange }) {
  const words = useWords();
  const { id, name, origin, coderId } = exchange;
  const coder = useProject((state) => state.tables.coder.get(coderId)?.name);
  const { value: report, error } = useAnswer(id, (asking) => asking.exchange.report({ exchangeId: id }));
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  if (!report) return null;
  return (
    <div className={styles.kept}>
      <div>
        <strong>{outcomeInWords(words, report, true).join(' ')}</strong>
        <p className={styles.quiet}>
          {[name, origin, runTime(exchange, words.language), coder].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Remarks remarks={report.remarks} />
    </div>
  );
}
