import { looksTicked } from '#core/ticks/layout.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { beginCodebookImport } from '#renderer/common/openers/codebook-import-desk.ts';
import { takeSheet } from '#renderer/common/openers/ticks-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { closeImportDesk } from '#renderer/common/openers/import-desk.ts';
import type { OneFile } from './use-files.ts';
import type { TablePreview } from './use-table-preview.ts';

/** What a table may be if it is no list of sources: the sentence and the dialog for it. */
const offers = {
  ticks: { seen: 'ticks:looks_ticked', take: 'ticks:take_ticks', begin: takeSheet },
  codebook: {
    seen: 'imports:looks_like_codebook',
    take: 'imports:take_codebook',
    begin: beginCodebookImport,
  },
} as const;

/** Offers another import for a table that probably has ticks for sources, or codes in its rows. */
export function InsteadOffer({ table, preview }: { table: OneFile; preview: TablePreview }) {
  const { t } = useWords();
  const isTicked = looksTicked(preview.columns, preview.sample);
  const offer = isTicked ? offers.ticks : preview.isCodebook ? offers.codebook : null;
  if (!offer) return null;
  const begin = (): void => {
    table.handOver().then((file) => {
      closeImportDesk();
      offer.begin(file);
    }, showError);
  };
  return (
    <Note>
      {t(offer.seen)} <LinkButton onPress={begin}>{t(offer.take)}</LinkButton>
    </Note>
  );
}
