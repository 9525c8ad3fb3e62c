import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';

/** By column id, whether a column was shown or hidden by hand; the others follow the default. */
export type ColumnsByHand = Readonly<Record<string, boolean>>;

interface ColumnChoiceProps {
  readonly columns: readonly Column<SourceRow>[];
  readonly shown: ReadonlySet<string>;
  readonly byHand: ColumnsByHand;
  readonly onChange: (byHand: ColumnsByHand) => void;
}

/** Chooses the columns of the table. */
export function ColumnChoice({ columns, shown, byHand, onChange }: ColumnChoiceProps) {
  const { t } = useWords();
  return (
    <MenuButton
      size="small"
      tone="quiet"
      label={t('sources:columns')}
      sections={[
        {
          entries: columns
            // A row without its title would be useless.
            .filter(({ id }) => id !== 'title')
            .map(({ id, title }) => ({
              id,
              label: title,
              checked: shown.has(id),
              staysOpen: true,
              run: () => onChange({ ...byHand, [id]: !shown.has(id) }),
            })),
        },
        {
          entries: [
            {
              id: 'usual',
              label: t('sources:columns_usual'),
              disabled: Object.keys(byHand).length === 0,
              run: () => onChange({}),
            },
          ],
        },
      ]}
    />
  );
}
