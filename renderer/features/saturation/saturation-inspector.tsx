import { passagesOfNew } from '#core/saturation/passages-of-new.ts';
import type { SaturationRequest } from '#core/saturation/request.ts';
import type { Saturation, SaturationRow } from '#core/saturation/saturation.ts';
import { saturationOptions } from '#core/commands/counting-options.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { CellPassages } from '#renderer/features/passages/cell-passages.tsx';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { open, useOpened } from './opened.ts';
import styles from './saturation.module.css';
import { useSaturationMaking } from './saturation-making.ts';
import { useSaturation } from './use-saturation.ts';

/** Beside the table: the codes that are new with the chosen unit, the passages of one of them, or the figure's export. */
export function SaturationInspector() {
  const { t } = useWords();
  const { request, answer } = useSaturation();
  const { unitId, codeId } = useOpened();
  const isExporting = useFigureOpen('saturation');
  const found = answer.value;
  const row = found?.rows.find(({ id }) => id === unitId);
  if (isExporting && found) return <Panel found={found} request={request} />;
  if (!row || !found) return <EmptyState sentence={t('saturation:choose')} />;
  return codeId !== null && row.newCodes.includes(codeId) ? (
    <Passages row={row} codeId={codeId} request={request} found={found} />
  ) : (
    <NewCodes row={row} />
  );
}

const optionsOf = derived(({ tables }, request: SaturationRequest) => saturationOptions(request, tables));

function Panel({ found, request }: { found: Saturation; request: SaturationRequest }) {
  const options = useProject(optionsOf(request));
  return <FigurePanel what="saturation" making={useSaturationMaking(found)} options={options} />;
}

function NewCodes({ row }: { row: SaturationRow }) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  return (
    <div className={styles.beside}>
      <h2 className={styles.besideTitle}>
        {t(row.newCodes.length === 0 ? 'saturation:none_new' : 'saturation:new_with', { name: row.name })}
      </h2>
      <ul className={styles.codes}>
        {row.newCodes.map((id) => (
          <li key={id}>
            <LinkButton onPress={() => open(row.id, id)}>
              <CodeSwatch colour={codebook.byId.get(id)?.colour ?? 0}>{codePath(codebook, id)}</CodeSwatch>
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PassagesProps {
  readonly row: SaturationRow;
  readonly codeId: string;
  readonly request: SaturationRequest;
  readonly found: Saturation;
}

/** The passages of a code in the unit with which it is new, and the way back. */
function Passages({ row, codeId, request, found }: PassagesProps) {
  const { t } = useWords();
  return (
    <div className={styles.opened}>
      <LinkButton className={styles.back} onPress={() => open(row.id)}>
        ‹ {t('saturation:back')}
      </LinkButton>
      <CellPassages
        key={`${row.id} ${codeId}`}
        request={passagesOfNew(request, found, row.id, codeId)}
        cell={{ codeId }}
        column={row.name}
        unit="passages"
        count={null}
        counted={t('saturation:new_with', { name: row.name })}
        reason=""
        namesCoders={found.facts.counting.layer.coders.length > 1}
      />
    </div>
  );
}
