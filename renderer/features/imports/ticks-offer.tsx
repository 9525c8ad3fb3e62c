import { looksTicked } from '#core/ticks/layout.ts';
import { showError } from '#renderer/app/show-error.ts';
import { takeSheet } from '#renderer/features/ticks/ticks-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { closeImportDesk } from './import-desk.ts';
import type { OneFile } from './use-files.ts';
import type { TablePreview } from './use-table-preview.ts';

/** For a table in which sources are likely ticked: to bring in the ticks instead of its rows. */
export function TicksOffer({ table, preview }: { table: OneFile; preview: TablePreview }) {
  const { t } = useWords();
  if (!looksTicked(preview.columns, preview.sample)) return null;
  const take = (): void => {
    table.handOver().then((file) => {
      closeImportDesk();
      takeSheet(file);
    }, showError);
  };
  return (
    <Note>
      {t('ticks:looks_ticked')} <LinkButton onPress={take}>{t('ticks:take_ticks')}</LinkButton>
    </Note>
  );
}
