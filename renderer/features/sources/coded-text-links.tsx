import type { SourceRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { printCodedText } from '#renderer/common/printing/print-coded-text.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { saveCodedText } from '#renderer/common/sources/save-coded-text.ts';
import styles from './sources.module.css';

/** Exports the text with its codings, to read in Word or on paper. */
export function CodedTextLinks({ source }: { readonly source: SourceRecord }) {
  const words = useWords();
  const blindId = useBlindCoderId();
  const save = (format: 'docx' | 'html' | 'pdf') => (): void => {
    saveCodedText(words, source, format, blindId).catch(showError);
  };
  return (
    <div className={styles.originals}>
      <LinkButton onPress={save('docx')}>{words.t('exports:coded.word')}</LinkButton>
      <LinkButton onPress={save('pdf')}>{words.t('exports:coded.pdf')}</LinkButton>
      <LinkButton onPress={save('html')}>{words.t('exports:coded.page')}</LinkButton>
      <LinkButton onPress={() => void printCodedText(words, source, blindId).catch(showError)}>
        {words.t('exports:coded.print')}
      </LinkButton>
    </div>
  );
}
