import type { AnnexPreview } from '#electron/services/annex/write.ts';
import { useWords } from '#renderer/state/words.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { bytesInWords } from '#words/bytes-in-words.ts';
import styles from './annex.module.css';

/** How passages are shown; `cut` at a length of its own. */
export type Shown = 'whole' | 'cut' | 'none';

export interface PassagesChoiceProps {
  readonly shown: Shown;
  readonly onShown: (shown: Shown) => void;
  /** Where passages are cut, in characters. */
  readonly length: number;
  readonly onLength: (length: number) => void;
  /** Null until the sizes are known. */
  readonly preview: AnnexPreview | null;
}

/** Chooses how much of each passage is shown, beside the size of the file that each choice makes. */
export function PassagesChoice({ shown, onShown, length, onLength, preview }: PassagesChoiceProps) {
  const words = useWords();
  const { t } = words;
  const label = (as: Shown): string => {
    const found = preview?.sizes.find((size) => size.length === (as === 'cut' ? length : as));
    const bytes = found ? bytesInWords(found.bytes, words) : '…';
    const size = found?.isTooLarge ? t('annex:dialog.too_large', { size: bytes }) : bytes;
    return t('annex:dialog.sized', { what: t(`annex:dialog.${as}`, { count: length }), size });
  };
  return (
    <>
      <RadioGroup<Shown>
        label={t('annex:dialog.passages')}
        value={shown}
        onChange={onShown}
        options={[
          { value: 'whole', label: label('whole') },
          { value: 'cut', label: label('cut'), note: t('annex:dialog.cut_note') },
          { value: 'none', label: label('none'), note: t('annex:dialog.none_note') },
        ]}
      />
      {shown === 'cut' && (
        <NumberField
          className={styles.length}
          label={t('annex:dialog.cut_at')}
          value={length}
          minValue={1}
          maxValue={1_000_000}
          onChange={(value) => {
            if (value !== null) onLength(value);
          }}
        />
      )}
    </>
  );
}
