import { useMemo, useRef } from 'react';
import type { Agreement } from '#core/agreement/agreement.ts';
import type { AgreementRequest } from '#core/agreement/request.ts';
import { levels } from '#core/agreement/request.ts';
import { commandLine } from '#core/commands/command-line.ts';
import { agreementOptions } from '#core/commands/counting-options.ts';
import { shellOf } from '#core/shell-word.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { Switch } from '#renderer/ui/switch.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { agreementLines, type AgreementLine, type AgreementLines } from '#words/agreement-lines.ts';
import { adjudicatedSentence, agreementMethod } from '#words/agreement-method.ts';
import { agreementSentence } from '#words/agreement-sentence.ts';
import { agreementCaption } from '#words/kept-tables/laid-agreement.ts';
import { atSentenceStart, paragraphOf } from '#words/sentences.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { showInReport } from '#renderer/common/openers/report-section.ts';
import { AgreementControls } from './agreement-controls.tsx';
import { AgreementExport } from './agreement-export.tsx';
import styles from './agreement.module.css';
import { chooseCode } from './chosen-place.ts';
import { after, useTitle } from './disagreements-screen.tsx';
import { isNothingCompared, NotComparable, NothingCompared, useIsComparable } from './empty-agreement.tsx';
import { useAgreementPart } from '#renderer/common/openers/agreement-view.ts';
import { useAgreementChoices, useCoefficients } from './use-agreement.ts';

/** The coefficients: a row for each code, and all codes together beside them. */
export function CoefficientsScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useAgreementChoices();
  const [, setPart] = useAgreementPart();
  const { answer, request, underWay, stop, goOn } = useCoefficients();
  const { value, error, loading } = answer;
  const isComparable = useIsComparable(choices);
  const title = useTitle('title_table');
  const exporting = useRef<HTMLSpanElement>(null);
  const found = value && { offered: value.facts.offered, sources: value.facts.sources };
  const isNothing = found !== undefined && isNothingCompared({ choices, ...found });
  const isShown = isComparable && value !== undefined && !isNothing && !error;
  useActions({
    'agreement.level': () => change({ level: after(levels, choices.level) }),
    'agreement.other_view': {
      run: () => setPart('disagreements'),
      hint: t('agreement_screen:views.disagreements'),
    },
    ...(isShown ? { 'agreement.export': () => openMenuIn(exporting.current) } : {}),
  });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={value && isComparable && <Caption agreement={value} />}
      >
        {isShown && (
          <Keep
            action="agreement.keep"
            items={[
              {
                kind: 'agreement',
                asked: request,
                shown: { as: 'table', allColumns: choices.allColumns },
                title: agreementCaption(words, value),
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {isShown && <AgreementExport request={request} agreement={value} title={title} />}
        </span>
      </PageHeader>
      {isComparable && (
        <AgreementControls
          choices={choices}
          inScope={value?.facts.sources.inScope}
          hasLevel={false}
          onChange={change}
        />
      )}
      {!isComparable && <NotComparable />}
      {isComparable && error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {isComparable && underWay && (
        <ProgressBar
          what={t('agreement_screen:measuring')}
          done={underWay.at.done}
          total={underWay.at.total}
          startedAt={underWay.startedAt}
          onCancel={stop}
        />
      )}
      {goOn && (
        <EmptyState sentence={t('agreement_screen:stopped')}>
          <Button onPress={goOn}>{t('agreement_screen:go_on')}</Button>
        </EmptyState>
      )}
      {isComparable && found && !error && <NothingCompared choices={choices} {...found} onChange={change} />}
      {isShown && (
        <Coefficients
          agreement={value}
          request={request}
          title={title}
          isOld={loading}
          withAll={choices.allColumns}
          onAll={(allColumns) => change({ allColumns })}
        />
      )}
    </div>
  );
}

function Caption({ agreement }: { readonly agreement: Agreement }) {
  const words = useWords();
  return agreementCaption(words, agreement);
}

interface CoefficientsProps {
  readonly agreement: Agreement;
  readonly request: AgreementRequest;
  readonly title: string;
  readonly isOld: boolean;
  readonly withAll: boolean;
  readonly onAll: (withAll: boolean) => void;
}

function Coefficients({ agreement, request, title, isOld, withAll, onAll }: CoefficientsProps) {
  const words = useWords();
  const { t } = words;
  const [, setPart] = useAgreementPart();
  const { facts } = agreement;
  const lines = useMemo(() => agreementLines(words, agreement, withAll), [words, agreement, withAll]);
  const found = agreementSentence(words, agreement);
  const result = paragraphOf(words, [found, ...adjudicatedSentence(words, facts)]);
  const method = agreementMethod(words, facts);
  const whole = paragraphOf(words, [found, method]);
  return (
    <div className={styles.work} aria-busy={isOld}>
      <DataTable<AgreementLine>
        label={title}
        columns={columnsOf(lines, words)}
        rows={lines.rows}
        idOf={({ codeId }) => codeId ?? 'all'}
        height="content"
        multiple={false}
        selected={new Set()}
        onSelectedChange={() => undefined}
        onOpen={({ codeId }) => {
          if (codeId === null) return;
          chooseCode(codeId);
          setPart('disagreements');
        }}
      />
      {lines.notes.length > 0 && (
        <dl className={styles.notes}>
          {lines.notes.map(({ letter, sentence }) => (
            <div key={letter}>
              <dt>{letter}</dt>
              <dd>{sentence}</dd>
            </div>
          ))}
        </dl>
      )}
      {facts.level !== 'segments' && facts.level !== 'unitizing' && (
        <Switch isSelected={withAll} onChange={onAll}>
          {t('agreement_screen:more_columns')}
        </Switch>
      )}
      <Note title={t('agreement_screen:for_paper')} copyText={whole}>
        {result}
      </Note>
      <MethodNote title={t('analysis:how')} copyText={method} choice="agreement.method" startsWhole={false}>
        {method}
      </MethodNote>
      <p className={styles.quiet}>
        {paragraphOf(words, [
          ...(facts.offered > 1 ? [t('agreement_screen:pooled_note')] : []),
          ...(facts.level === 'segments' ? [] : [t('agreement_screen:conventions')]),
        ])}
      </p>
      <AgainCommand request={request} />
      <p className={styles.quiet}>
        <LinkButton onPress={() => showInReport('coders', 'coders.table')}>
          {t('report_screen:see_in_report')}
        </LinkButton>
      </p>
      <FooterState>
        {t('agreement_screen:table_state', {
          used: facts.offered - facts.neverUsed,
          count: facts.offered,
        })}
      </FooterState>
    </div>
  );
}

/** The columns on the screen: names of codes with their colours, then numbers. */
function columnsOf(lines: AgreementLines, words: ReturnType<typeof useWords>): Column<AgreementLine>[] {
  return [
    {
      id: 'code',
      title: atSentenceStart(words, words.t('agreement:column.code')),
      width: 150,
      grow: true,
      cell: ({ codeId }) => <RowName codeId={codeId} />,
    },
    ...lines.columns.map(({ key, name, format }, at): Column<AgreementLine> => ({
      id: key,
      title: name,
      width: format === 'text' ? 110 : format === 'count' ? 64 : 74,
      align: 'end',
      cell: ({ cells, codeId }) => {
        const cell = cells[at];
        if (!cell) return null;
        const chief = key === lines.columns.find(({ format: its }) => its === 'decimal')?.key;
        return (
          <span
            className={chief || codeId === null ? styles.strong : undefined}
            title={reasonOf(lines, cell)}
          >
            {cell.text}
            {cell.letter !== '' && <sup className={styles.letter}>{cell.letter}</sup>}
          </span>
        );
      },
    })),
  ];
}

function reasonOf({ notes }: AgreementLines, { letter }: { readonly letter: string }): string | undefined {
  return notes.find((note) => note.letter === letter)?.sentence;
}

function RowName({ codeId }: { readonly codeId: string | null }) {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  if (codeId === null) return <strong>{atSentenceStart(words, words.t('agreement:pooled'))}</strong>;
  return (
    <CodeSwatch colour={codebook.byId.get(codeId)?.colour ?? 0}>
      {codeName(words, codebook, codeId)}
    </CodeSwatch>
  );
}

const commandOf = derived(({ tables, open }, request: AgreementRequest) => {
  const options = agreementOptions(request, tables);
  return options && commandLine({ verb: 'agree', options }, open?.path ?? '', shellOf(navigator.platform));
});

/** The command that measures the same again, to be copied. */
function AgainCommand({ request }: { readonly request: AgreementRequest }) {
  const { t } = useWords();
  const command = useProject(commandOf(request));
  if (command === null) return null;
  return (
    <p className={styles.quiet}>
      {t('agreement_screen:command')}: <code translate="no">{command}</code>
      <CopyLink text={command} />
    </p>
  );
}
