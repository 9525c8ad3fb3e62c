import { api, host } from '#renderer/api.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';

/** Saves a source with its codings; of one coder only, if only those may be seen. */
export async function saveCodedText(
  { t, language, codebookLanguage }: Words,
  { id, title, label }: Pick<SourceRecord, 'id' | 'title' | 'label'>,
  format: 'docx' | 'html' | 'pdf',
  coderId: string | null,
): Promise<void> {
  const kind = ({ docx: 'word_kind', html: 'page_kind', pdf: 'pdf_kind' } as const)[format];
  await host.saveAs(
    t('exports:coded.file', { title: label ?? title, format }),
    [{ name: t(`exports:coded.${kind}`), extensions: [format] }],
    (to) =>
      api.exports.codedText({
        to,
        language,
        codebookLanguage,
        format,
        sourceId: id,
        ...(coderId === null ? {} : { coderIds: [coderId] }),
      }),
  );
}
