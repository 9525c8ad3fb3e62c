import { Download, Workflow } from 'lucide-react';
import type { Theme } from '#core/codes/colours.ts';
import { flowBoxes, type Flow } from '#core/triage/flow.ts';
import { flow as drawFlow } from '#figures/flow.ts';
import { api, host } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { openFigure, useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePreview } from '#renderer/common/figures/figure-preview.tsx';
import { useFigurePrint } from '#renderer/common/figures/print-figure.ts';
import { printEntry, usePrinting } from '#renderer/common/printing/printing.ts';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { flowFigure, flowMethod, partsListed, type FlowNumber } from '#words/flow-figure.ts';
import { flowRequest, openNumber, useFlow, useFlowChoice } from './flow-choice.ts';
import styles from './flow.module.css';
import workStyles from './triage-work.module.css';
import { useExportedFlow } from './exported-flow.ts';
import { useReturningUndo } from './use-triage-actions.ts';

/** The flow figure: what became of the sources, from found to coded. */
export function FlowWork() {
  const words = useWords();
  const { t } = words;
  const { value: flow, error } = useFlow();
  const sources = useProject((state) => state.tables.source.size);
  useReturningUndo();
  if (error) return <EmptyState className={workStyles.empty} sentence={sentenceFor(error)} />;
  if (sources === 0) {
    return (
      <EmptyState
        className={workStyles.empty}
        icon={<Workflow size={22} aria-hidden />}
        sentence={t('triage:empty_project')}
      >
        <Button tone="primary" onPress={() => show('sources')}>
          {t('triage:bring_in')}
        </Button>
      </EmptyState>
    );
  }
  return flow ? <FlowPage flow={flow} /> : null;
}

function FlowPage({ flow }: { flow: Flow }) {
  const words = useWords();
  const figure = flowFigure(words, flow);
  const making = useExportedFlow(flow);
  const isExporting = useFigureOpen('flow');
  const [choice] = useFlowChoice();
  const asked = flowRequest(choice);
  usePrinting(useFigurePrint('flow', figure.title, making));
  const draw = (width: number, theme: Theme): string =>
    // Title and method note are already around it.
    drawFlow({ ...figure, title: '', subtitle: '', notes: [] }, { width, theme });
  return (
    <div className={workStyles.work}>
      <PageHeader className={workStyles.head} title={figure.title} subtitle={figure.subtitle}>
        <Keep
          items={[{ kind: 'flow', asked, shown: { as: 'figure' }, title: figure.title }]}
          hasKey={false}
        />
        <ExportMenu name={figure.title} />
      </PageHeader>
      <div className={styles.flowPage}>
        {/* The same numbers are buttons beside it for the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <div
          role="group"
          aria-label={figure.title}
          className={styles.flowFigure}
          onClick={({ target }) => {
            const number = target instanceof Element && numberAt(target, flow);
            if (number) openNumber(flow, number);
          }}
        >
          <Figure draw={draw} widest={760} />
        </div>
        <Note title={words.t('triage:how_counted')} copyText={flowMethod(words, flow)}>
          {flowMethod(words, flow)}
        </Note>
        {isExporting && <FigurePreview what="flow" making={making} />}
      </div>
    </div>
  );
}

/** The number that `mark` in the figure belongs to; null if it belongs to none with sources. */
function numberAt(mark: Element, flow: Flow): FlowNumber | null {
  const name = mark.closest('[data-box]')?.getAttribute('data-box');
  const box = flowBoxes.find((each) => each === name);
  if (!box || flow.counts[box] === 0) return null;
  const line = mark.closest('[data-line]')?.getAttribute('data-line');
  return (line != null && partsListed(flow, box)[Number(line)]) || { box };
}

const tables = ['csv', 'xlsx', 'json'] as const;

function ExportMenu({ name }: { name: string }) {
  const words = useWords();
  const { t, language } = words;
  const [choice] = useFlowChoice();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const save = (ending: string, work: (file: string, filters: Filters) => Promise<unknown>) => ({
    id: ending,
    label: t(`analysis:file.${ending}`),
    run: () => {
      const file = `${[project, name].filter(Boolean).join(', ')}.${ending}`;
      work(file, [{ name: t(`analysis:file.${ending}`), extensions: [ending] }]).catch(showError);
    },
  });
  return (
    <MenuButton
      label={t('triage:flow_export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          title: t('analysis:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('flow') }],
        },
        {
          title: t('analysis:as_data'),
          entries: tables.map((format) =>
            save(format, (file, filters) =>
              host.saveAs(file, filters, (to) =>
                // Without a byte order mark Excel reads a csv in the system's encoding.
                api.exports.flow({ to, format, language, byteOrderMark: true, request: flowRequest(choice) }),
              ),
            ),
          ),
        },
        { entries: [printEntry(words)] },
      ]}
    />
  );
}

type Filters = Parameters<typeof host.saveAs>[1];
