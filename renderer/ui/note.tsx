import { useState, type ReactNode } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { cx } from './class-names.ts';
import { Lead } from './lead.tsx';
import { LinkButton } from './link-button.tsx';
import styles from './note.module.css';

export interface NoteProps {
  /** A few words in bold before the sentence: “How this was counted.” */
  title?: string;
  children: ReactNode;
  tone?: 'plain' | 'warning' | 'danger';
  /** If given, the note ends with a link that copies this text. */
  copyText?: string | undefined;
  className?: string | undefined;
}

/** A box of text under a table or over a page. */
export function Note({ title, children, tone = 'plain', copyText, className }: NoteProps) {
  return (
    <div className={cx(styles.note, styles[tone], className)} role={tone === 'danger' ? 'alert' : 'note'}>
      {title !== undefined && <Lead className={styles.title}>{title}</Lead>}
      {children}
      {copyText !== undefined && <CopyLink text={copyText} />}
    </div>
  );
}

export interface CopyLinkProps {
  readonly text: string;
  /** The text before the link if it is not `text`; its language decides whether a space follows. */
  readonly behind?: string;
  /** The label of the link if “Copy” would not do. */
  readonly label?: string;
}

/** A link that copies `text` and confirms it. It stands after that text or another. */
export function CopyLink({ text, behind = text, label }: CopyLinkProps) {
  const { t } = useWords();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <>
      {spaceAfter(behind)}
      <LinkButton onPress={() => void copy()}>
        {copied === text ? t('ui:copied') : (label ?? t('ui:copy'))}
      </LinkButton>
    </>
  );
}
