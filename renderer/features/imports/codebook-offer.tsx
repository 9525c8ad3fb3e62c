import { looksTicked } from '#core/ticks/layout.ts';
import { showError } from '#renderer/app/show-error.ts';
import { beginCodebookImport } from '#renderer/features/codebook-import/codebook-import-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { closeImportDesk } from './import-desk.ts';
import type { OneFile } from './use-files.ts';
import type { TablePreview } from './use-table-preview.ts';

/** For a table whose rows are likely codes: to bring in the codebook instead of a source for each code. */
export function CodebookOffer({ table, preview }: { table: OneFile; preview: TablePreview }) {
  const { t } = useWords();
  if (!preview.isCodebook || looksTicked(preview.columns, preview.sample)) return null;
  const take = (): void => {
    table.handOver().then((file) => {
      closeImportDesk();
      beginCodebookImport(file);
    }, showError);
  };
  return (
    <Note>
      {t('imports:looks_like_codebook')} <LinkButton onPress={take}>{t('imports:take_codebook')}</LinkButton>
    </Note>
  );
}
