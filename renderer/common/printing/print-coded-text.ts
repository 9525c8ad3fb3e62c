import type { SourceRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import type { Words } from '#words/words.ts';
import { printMade } from './printing.ts';

/** Prints a source with its codings in the margin; of one coder only, if only those may be seen. */
export function printCodedText(
  { t, language, codebookLanguage }: Words,
  { id, title, label }: Pick<SourceRecord, 'id' | 'title' | 'label'>,
  coderId: string | null,
): Promise<void> {
  return printMade(() =>
    api.printing.codedText({
      title: t('exports:coded.printed', { title: label ?? title }),
      language,
      codebookLanguage,
      sourceId: id,
      ...(coderId === null ? {} : { coderIds: [coderId] }),
    }),
  );
}
