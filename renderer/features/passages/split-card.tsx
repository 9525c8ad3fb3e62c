import { useRef, useState, type DragEvent, type PointerEvent, type ReactNode } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { countInWords } from '#words/numbers.ts';
import { arePassages } from './dragged-passages.ts';
import styles from './split.module.css';

/** A count before and after a change. */
export function CountStep({ now, after }: { now: number; after: number }): ReactNode {
  const words = useWords();
  const { t } = words;
  if (now === after) return countInWords(words, now);
  const numbers = { before: countInWords(words, now), after: countInWords(words, after) };
  return (
    <>
      <span aria-hidden>
        {numbers.before} → {numbers.after}
      </span>
      <span className={styles.spoken}>{t('codebook:effects_step', numbers)}</span>
    </>
  );
}

export interface DropPlaceProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
  /** Whether the pointer is over it, with or without a drag. */
  readonly onOver: (isOver: boolean) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** How far from the place of a drop, in pixels, the pointer still rests there. */
const RESTS_WITHIN = 4;

/** A place to drop passages on. The keyboard uses the numbers. */
export function DropPlace({ className, children, onOver, onDrop }: DropPlaceProps) {
  const [isOver, setOver] = useState(false);
  const droppedAt = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const over = (is: boolean): void => {
    setOver(is);
    onOver(is);
  };
  // The browser tells of a pointer that rests where it let go as of one that comes in: it points at no further move.
  const isResting = ({ clientX, clientY }: PointerEvent): boolean =>
    droppedAt.current !== null &&
    Math.hypot(droppedAt.current.x - clientX, droppedAt.current.y - clientY) < RESTS_WITHIN;
  return (
    <div
      className={cx(className, isOver && styles.over)}
      onPointerEnter={(event) => {
        if (!isResting(event)) onOver(true);
      }}
      onPointerLeave={() => onOver(false)}
      onDragOver={(event) => {
        if (!arePassages(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = event.ctrlKey || event.altKey ? 'copy' : 'move';
        if (!isOver) over(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) over(false);
      }}
      onDrop={(event) => {
        if (!arePassages(event)) return;
        event.preventDefault();
        droppedAt.current = { x: event.clientX, y: event.clientY };
        over(false);
        onDrop(event);
      }}
    >
      {children}
    </div>
  );
}

export interface SplitCardProps {
  readonly code: CodeRecord;
  /** The number key that moves passages here; null beyond nine. */
  readonly number: number | null;
  readonly now: number;
  readonly after: number;
  readonly onOver: (isOver: boolean) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDefine: (text: string) => Promise<void>;
}

/** A sub-code to sort passages into: its number, its definition, and its count now and after the move. */
export function SplitCard({ code, number, now, after, onOver, onDrop, onDefine }: SplitCardProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft === null) return;
    setDraft(null);
    if (draft.trim() !== code.shortDefinition) onDefine(draft.trim()).catch(showError);
  };
  return (
    <DropPlace className={styles.card} onOver={onOver} onDrop={onDrop}>
      <div className={styles.cardLine}>
        {number !== null && <Kbd keys={String(number)} />}
        <CodeSwatch colour={code.colour} className={styles.cardName}>
          <strong>{code.name}</strong>
          {code.name2 && <span className={styles.second}> {code.name2}</span>}
        </CodeSwatch>
        <span className={styles.count}>
          <CountStep now={now} after={after} />
        </span>
      </div>
      {draft === null ? (
        code.shortDefinition === '' ? (
          <LinkButton onPress={() => setDraft('')}>{t('passages:write_definition')}</LinkButton>
        ) : (
          <p className={styles.definition}>{code.shortDefinition}</p>
        )
      ) : (
        <TextField
          label={t('passages:write_definition')}
          labelHidden
          autoFocus
          value={draft}
          onChange={setDraft}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.stopPropagation();
            if (event.key === 'Enter') keep();
            else setDraft(null);
          }}
        />
      )}
    </DropPlace>
  );
}
