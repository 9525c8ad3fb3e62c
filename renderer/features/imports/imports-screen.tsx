import { FilePlus2 } from 'lucide-react';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { KeptReport } from '#renderer/features/exchange/kept-report.tsx';
import { useExchanges } from '#renderer/common/imports/use-exchanges.ts';
import { SourceTwins } from '#renderer/common/sources/source-twins.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Select } from '#renderer/ui/select.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { openImport } from '#renderer/common/openers/import-desk.ts';
import { openImports, useImportsPlace } from '#renderer/common/openers/imports-place.ts';
import styles from './imports.module.css';
import { Report } from './report.tsx';
import { runCounts, runName } from '#renderer/common/imports/run-words.ts';

/**
 * All imports of the project, including projects of other programs, and the report of one of them. Takes the place of
 * the sources.
 */
export function ImportsScreen() {
  const words = useWords();
  const { t } = words;
  const place = useImportsPlace();
  const runs = useProject((state) => state.tables.importRun);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const exchanges = useExchanges();
  const newestFirst = [...runs.values(), ...exchanges].toSorted((a, b) => b.at.localeCompare(a.at));
  // The report of an import that stored nothing is shown until something else is opened.
  const unkept = place.report?.runId === null ? place.report : null;
  const wanted = newestFirst.some(({ id }) => id === place.runId) ? place.runId : newestFirst[0]?.id;
  const exchange = unkept ? undefined : exchanges.find(({ id }) => id === wanted);
  const run = unkept ? undefined : runs.get(wanted ?? '');
  const given = unkept ?? (run && place.report?.runId === run.id ? place.report : null);
  const asked = useAnswer(run && !given ? run.id : null, (asking) =>
    asking.imports.report({ runId: run?.id ?? '' }),
  );
  const report: ImportReport | undefined = given ?? (run ? asked.value : undefined);
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={<SourceTwins here="imports" />}
        subtitle={t('imports:imports_kept', { count: newestFirst.length })}
      >
        <Button
          tone="primary"
          icon={<FilePlus2 size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => openImport()}
        >
          {t('imports:bring_in')}
        </Button>
      </PageHeader>
      {newestFirst.length > 1 && !unkept && (
        <div className={styles.runs}>
          <Select
            look="pill"
            label={t('imports:import')}
            value={wanted ?? null}
            onChange={openImports}
            options={newestFirst.map((each) => ({
              value: each.id,
              label: runName(each, words),
              note: 'origin' in each ? each.origin : runCounts(each, words),
            }))}
          />
        </div>
      )}
      {asked.error && <EmptyState sentence={sentenceFor(asked.error)} />}
      {exchange && <KeptReport key={exchange.id} exchange={exchange} />}
      {report ? (
        <Report key={run?.id ?? 'unkept'} run={run ?? null} report={report} />
      ) : (
        !run &&
        !exchange && (
          <EmptyState sentence={t('imports:none_yet')}>
            <Button isDisabled={readOnly} onPress={() => openImport()}>
              {t('imports:bring_in')}
            </Button>
          </EmptyState>
        )
      )}
    </div>
  );
}
