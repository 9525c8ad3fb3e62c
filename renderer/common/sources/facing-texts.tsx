import { useMemo, useState } from 'react';
import type { TextPart } from '#electron/text-parts.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { facingLines, folded, type FacingLines, type Piece } from './differences.ts';
import styles from './facing-texts.module.css';

export interface FacingTextsProps {
  readonly parts: readonly TextPart[];
  /** BCP 47 tags of both sides; null if unknown. */
  readonly languages: readonly [string | null, string | null];
}

/** Two texts side by side with their differences marked; equal lines are folded until opened. */
export function FacingTexts({ parts, languages }: FacingTextsProps) {
  const { t, language } = useWords();
  const [unfolded, unfold] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => folded(facingLines(parts)), [parts]);
  const number = new Intl.NumberFormat(language);
  return rows.map((stretch, place) =>
    stretch.kind === 'lines' ? (
      <Facing key={place} lines={stretch.lines} languages={languages} />
    ) : unfolded.has(place) ? (
      stretch.lines.map((lines, inner) => (
        <Facing key={`${place} ${inner}`} lines={lines} languages={languages} />
      ))
    ) : (
      <div key={place} className={styles.fold}>
        <LinkButton onPress={() => unfold(new Set([...unfolded, place]))}>
          {t('triage:alike_lines', {
            count: stretch.lines.length,
            characters: number.format(stretch.characters),
          })}
        </LinkButton>
      </div>
    ),
  );
}

function Facing({ lines, languages }: { lines: FacingLines } & Pick<FacingTextsProps, 'languages'>) {
  return (
    <div className={styles.facingLines}>
      <Side pieces={lines.first} language={languages[0]} />
      <Side pieces={lines.second} language={languages[1]} />
    </div>
  );
}

function Side({ pieces, language }: { pieces: readonly Piece[]; language: string | null }) {
  return (
    <p className={styles.side} lang={language ?? undefined}>
      {pieces.map(({ text, own }, place) =>
        own ? (
          <mark key={place} className={styles.own}>
            {text}
          </mark>
        ) : (
          <span key={place}>{text}</span>
        ),
      )}
    </p>
  );
}
