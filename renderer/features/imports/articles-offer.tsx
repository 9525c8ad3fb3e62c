import { showError } from '#renderer/app/notices/show-error.ts';
import { cutIntoArticles, readReferences } from '#renderer/common/openers/articles-desk.ts';
import { closeImportDesk } from '#renderer/common/openers/import-desk.ts';
import { holdsReferences } from '#renderer/common/imports/readable-files.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import type { OneFile } from './use-files.ts';

/** Offers to cut a text into articles, above all if it looks like many, and to read references as such. */
export function ArticlesOffer({ file, count }: { readonly file: OneFile; readonly count: number | null }) {
  const { t } = useWords();
  const areReferences = holdsReferences(file.name);
  const begin = (): void => {
    file.handOver().then((handed) => {
      closeImportDesk();
      (areReferences ? readReferences : cutIntoArticles)(handed);
    }, showError);
  };
  if (areReferences)
    return (
      <Note>
        <Sentence>{t('articles:are_references')}</Sentence>
        <LinkButton onPress={begin}>{t('articles:take_references')}</LinkButton>
      </Note>
    );
  return count === null ? (
    <p>
      <LinkButton onPress={begin}>{t('articles:cut_file')}</LinkButton>
    </p>
  ) : (
    <Note>
      <Sentence>{t('articles:looks_many', { count })}</Sentence>
      <LinkButton onPress={begin}>{t('articles:cut_file')}</LinkButton>
    </Note>
  );
}
