import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { alikeValues } from '#core/respondents/alike-values.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { usePercentages } from './percentages.ts';
import { valueCounts } from './respondent-row.ts';
import styles from './respondents.module.css';
import { SingledOutView } from './singled-out-view.tsx';
import { copiedTableOne } from './table-one-copy.ts';
import { TableOneView } from './table-one-view.tsx';
import { tableOneOfRows, useRespondents, type Respondents } from './use-respondents.ts';

/** Table 1 of the respondents shown, and by what readers could identify them. */
export function RespondentsPanel() {
  const words = useWords();
  const { t } = words;
  const respondents = useRespondents();
  const { shown, attributes } = respondents;
  const [percentages, setPercentages] = usePercentages(shown.length);
  if (attributes.length === 0) return <EmptyState sentence={t('respondents:table_one_empty')} />;
  const table = tableOneOfRows(shown, attributes);
  const copy = () => {
    navigator.clipboard
      .writeText(copiedTableOne(table, percentages, words))
      .then(() => notify(t('respondents:copied')), showError);
  };
  return (
    <div className={styles.panel}>
      <header className={styles.panelHead}>
        <h2>{t('respondents:table_one')}</h2>
        <span className={styles.quiet}>{t('respondents:count', { count: table.n })}</span>
        <IconButton label={t('respondents:copy')} onPress={copy}>
          <Copy size={15} aria-hidden />
        </IconButton>
      </header>
      <TableOneView table={table} percentages={percentages} />
      <div>
        <Switch isSelected={percentages} onChange={setPercentages}>
          {t('respondents:percentages')}
        </Switch>
        <p className={styles.quiet}>{t('respondents:percentages_note')}</p>
      </div>
      <SingledOutView {...respondents} />
      <AlikeValues {...respondents} />
    </div>
  );
}

/** Values that probably mean the same, to be merged. */
function AlikeValues({ rows, attributes }: Respondents) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const found = useMemo(
    () =>
      attributes
        .filter(({ type }) => type === 'text')
        .flatMap((attribute) =>
          alikeValues(valueCounts(rows, attribute.id)).map((alike) => ({ ...alike, attribute })),
        ),
    [rows, attributes],
  );
  if (found.length === 0 || readOnly) return null;
  return (
    <ul className={styles.alike}>
      {found.map(({ attribute, value, like }) => (
        <li key={`${attribute.id} ${value}`}>
          <span>{t('respondents:looks_like', { value, like })}</span>
          <Button
            size="small"
            onPress={() => {
              const owners = rows
                .filter(({ values }) => values.get(attribute.id) === value)
                .map(({ person }) => person.id);
              const group = crypto.randomUUID();
              api.attributes
                .set({ id: attribute.id, owners, value: like }, { group })
                .then(() => offerUndo(t('respondents:joined', { value, like }), group), showError);
            }}
          >
            {t('respondents:join')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
