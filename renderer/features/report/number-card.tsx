import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { commandLine } from '#core/commands/command-line.ts';
import type { ReportNumber } from '#core/report/report.ts';
import { shellOf } from '#core/shell-word.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { timeInWords } from '#renderer/features/kept-tables/time-in-words.ts';
import { labelOf, showKept, useKeptItems } from '#renderer/features/kept-tables/use-kept.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { CopyLink } from '#renderer/ui/note.tsx';
import { reportNumberInWords } from '#words/report/phrase.ts';
import { markRead } from './report-acts.ts';
import { FixDialog } from './fix-dialog.tsx';
import styles from './report.module.css';

export interface NumberCardProps {
  /** Undefined where the report does not count it any more. */
  readonly number: ReportNumber | undefined;
  /** As it is printed in the paragraph. */
  readonly text: string;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** What a number counts, where it comes from and what it was: below its paragraph, covering nothing. */
export function NumberCard({ number, text, takesFocus, onClose }: NumberCardProps) {
  const words = useWords();
  const { t } = words;
  const [isFixing, setFixing] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
    if (!takesFocus) return;
    const first = card.current?.querySelector<HTMLElement>('[data-tone="primary"]') ?? card.current;
    first?.focus({ preventScroll: true });
  }, [takesFocus, number?.id]);
  return (
    // Escape closes it wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={card}
      role="group"
      tabIndex={-1}
      aria-label={t('report_screen:number.card', { text })}
      className={styles.card}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <IconButton
        size="small"
        label={t('common:close')}
        keys="Escape"
        className={styles.closeCard}
        onPress={onClose}
      >
        <X size={14} aria-hidden />
      </IconButton>
      {number ? (
        <>
          <CardHead number={number} text={text} />
          <CardSource number={number} />
          <CardActs number={number} onClose={onClose} onFix={() => setFixing(true)} />
          {isFixing && <FixDialog number={number} onClose={() => setFixing(false)} />}
        </>
      ) : (
        <>
          <strong>{t('report_screen:number.gone')}</strong>
          <p className={styles.about}>{t('report_screen:number.gone_about')}</p>
        </>
      )}
    </div>
  );
}

function CardHead({ number, text }: { readonly number: ReportNumber; readonly text: string }) {
  const words = useWords();
  const { t } = words;
  const { fixed, isChanged, lastRead, format, label, value } = number;
  const inWords = (each: number | null) => reportNumberInWords(words, each, format);
  if (fixed)
    return (
      <>
        <strong>
          {t('report_screen:number.fixed', {
            text: inWords(fixed.value),
            date: timeInWords(words, fixed.at),
          })}
        </strong>
        <p className={styles.about}>{label}</p>
        <p className={styles.about}>{t('report_screen:number.fixed_because', { reason: fixed.reason })}</p>
        <p className={styles.about}>{t('report_screen:number.counted_now', { text: inWords(value) })}</p>
      </>
    );
  return (
    <>
      <strong>
        {isChanged && lastRead !== undefined
          ? t('report_screen:number.was', { text: inWords(lastRead) })
          : t('report_screen:number.is', { text })}
      </strong>
      <p className={styles.about}>{label}</p>
    </>
  );
}

/** The kept table and the command. */
function CardSource({ number }: { readonly number: ReportNumber }) {
  const words = useWords();
  const { t } = words;
  const path = useProject((state) => state.open?.path ?? '');
  const item = useKeptItems().find(({ kept }) => kept.id === number.kept?.tableId);
  const command = commandLine(number.command, path, shellOf(navigator.platform));
  return (
    <p className={styles.about}>
      {item && (
        <>
          {t('report_screen:number.table', { label: labelOf(words, item), title: item.kept.name })}
          <br />
        </>
      )}
      {command === null ? (
        t('report_screen:number.no_command')
      ) : (
        <>
          <code translate="no" aria-label={t('report_screen:number.command')}>
            {command}
          </code>
          <CopyLink text={command} label={t('report_screen:number.copy')} />
        </>
      )}
    </p>
  );
}

interface CardActsProps {
  readonly number: ReportNumber;
  readonly onClose: () => void;
  readonly onFix: () => void;
}

function CardActs({ number, onClose, onFix }: CardActsProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const item = useKeptItems().find(({ kept }) => kept.id === number.kept?.tableId);
  const { id, fixed, isChanged, lastRead, format, value } = number;
  const inWords = (each: number | null) => reportNumberInWords(words, each, format);
  const keep = () => {
    markRead([number]).catch(showError);
    onClose();
  };
  const atFixed = isChanged && typeof lastRead === 'number' ? lastRead : value;
  return (
    <div className={styles.cardActs}>
      {isChanged && !readOnly && (
        <Button tone="primary" size="small" onPress={keep}>
          {t('report_screen:number.keep', { text: inWords(value) })} <Kbd keys="Enter" />
        </Button>
      )}
      {fixed && !readOnly && (
        <Button size="small" onPress={() => void api.report.unfixNumber({ number: id }).catch(showError)}>
          {t('report_screen:number.release')}
        </Button>
      )}
      {item && (
        <Button size="small" onPress={() => showKept(item.kept.id)}>
          {t('report_screen:number.open', { label: labelOf(words, item) })}
        </Button>
      )}
      {!fixed && !readOnly && atFixed !== null && (
        <Button size="small" tone="quiet" onPress={onFix}>
          {t('report_screen:number.fix', { text: inWords(atFixed) })}
        </Button>
      )}
    </div>
  );
}
