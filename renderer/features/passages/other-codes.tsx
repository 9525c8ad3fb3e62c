import { X } from 'lucide-react';
import { useState } from 'react';
import type { OtherCode } from '#core/counting/other-codes.ts';
import type { CodeRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { listed } from '#words/sentences.ts';
import styles from './other-codes.module.css';

export interface OtherCodesProps {
  /** Sorted by how much of the passage they cover, most first. */
  readonly others: readonly OtherCode[];
  /** Opens a coding in the text. */
  readonly onOpen: (codingId: string) => void;
  /** Removes the code from the passage; left out if that is not possible. */
  readonly onRemove: ((codingIds: readonly string[], code: CodeRecord) => void) | undefined;
}

/** How many codes are named; the rest becomes a number. */
const MAX_NAMED = 3;

/** The other codes of a passage. For the mouse; the keyboard uses the menu of the row. */
export function OtherCodes({ others, onOpen, onRemove }: OtherCodesProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const [isWhole, setWhole] = useState(false);
  const known = others.flatMap((other) => {
    const code = codes.get(other.codeId);
    return code ? [{ other, code }] : [];
  });
  const shown = isWhole ? known : known.slice(0, MAX_NAMED);
  const rest = known.slice(shown.length).map(({ code }) => code.name);
  return (
    <span className={styles.others}>
      {shown.map(({ other, code }) => (
        <span
          key={code.id}
          role="presentation"
          className={styles.other}
          title={t('passages:open_other', { name: code.name })}
          onClick={(event) => {
            event.stopPropagation();
            const [first] = other.codingIds;
            if (first !== undefined) onOpen(first);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>
          {onRemove && (
            <span
              aria-hidden
              className={styles.otherRemove}
              title={t('passages:remove_other', { name: code.name })}
              onClick={(event) => {
                event.stopPropagation();
                onRemove(other.codingIds, code);
              }}
            >
              <X size={11} />
            </span>
          )}
        </span>
      ))}
      {rest.length > 0 && (
        <span
          role="presentation"
          className={styles.moreOthers}
          title={listed(words, rest)}
          onClick={(event) => {
            event.stopPropagation();
            setWhole(true);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {t('passages:more_others', { count: rest.length })}
        </span>
      )}
    </span>
  );
}
