import { useState } from 'react';
import { pieceOfOriginal } from '#core/imports/articles/piece-of-original.ts';
import type { SourceRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { DecodeDialog } from '#renderer/features/imports/decode-dialog.tsx';
import { encodingName } from '#renderer/common/imports/encodings.ts';
import { isTable } from '#renderer/common/imports/readable-files.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { ReplaceTextDialog } from './replace-text-dialog.tsx';
import styles from './sources.module.css';

/**
 * The original file of a source: its name and a button to save it, its encoding with a button to correct it, and a
 * button to replace the text by a corrected file.
 */
export function SourceFile({ source, readOnly }: { source: SourceRecord; readOnly: boolean }) {
  const { t } = useWords();
  const [decoding, setDecoding] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const { id, encoding, originalHash, originalName } = source;
  const isDecoded = encoding !== null && originalHash !== null;
  const isRow = isTable(originalName ?? '');
  const piece = pieceOfOriginal(source.article);
  const { value: held } = useAnswer(isDecoded && !isRow ? id : null, (asking) =>
    asking.sources.removePreview({ ids: [id] }),
  );
  const isCoded = (held?.codings ?? 0) > 0;
  const save = async () => {
    const name = originalName ?? source.title;
    const ending = /\.([^./\\]+)$/.exec(name)?.[1];
    const filters = ending === undefined ? [] : [{ name: ending, extensions: [ending] }];
    try {
      await host.saveAs(name, filters, (reference) => api.exports.original({ sourceId: id, reference }));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <div className={styles.originals}>
      {originalHash !== null && (
        <span>
          {t('imports:original', { name: originalName ?? source.title })} ·{' '}
          <LinkButton onPress={() => void save()}>{t('imports:save_original')}</LinkButton>
        </span>
      )}
      {piece !== null && <span>{t('articles:piece_of', { number: piece.number, of: piece.of })}</span>}
      {isDecoded && (
        <span>
          {t('imports:decoded_as', { encoding: encodingName(encoding) })} ·{' '}
          <LinkButton
            isDisabled={readOnly || isRow || isCoded || held === undefined}
            onPress={() => setDecoding(true)}
          >
            {t('imports:decode_change')}
          </LinkButton>
        </span>
      )}
      {isDecoded && (isRow || isCoded) && (
        <span>{t(isRow ? 'imports:decode_row' : 'imports:decode_coded')}</span>
      )}
      <LinkButton isDisabled={readOnly} onPress={() => setReplacing(true)}>
        {t('carried:replace')}
      </LinkButton>
      {replacing && <ReplaceTextDialog source={source} onClose={() => setReplacing(false)} />}
      {decoding && <DecodeDialog source={source} onClose={() => setDecoding(false)} />}
    </div>
  );
}
