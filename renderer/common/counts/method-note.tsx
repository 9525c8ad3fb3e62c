import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { Lead } from '#renderer/ui/lead.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import styles from './method-note.module.css';

export interface MethodNoteProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The whole text, even while only its first lines are shown. */
  readonly copyText: string;
  /** The name under which it is remembered whether the whole text is shown. */
  readonly choice: string;
  /** Whether the whole text is shown until the analyst chooses. */
  readonly startsWhole: boolean;
}

/**
 * How something was counted, as copyable text under a table: the whole text, or only its first lines where space is
 * short.
 */
export function MethodNote({ title, children, copyText, choice, startsWhole }: MethodNoteProps) {
  const { t } = useWords();
  const [isWhole, setWhole] = useChoice<boolean>(choice, startsWhole);
  const prose = useRef<HTMLDivElement>(null);
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = prose.current;
    if (!element) return undefined;
    // A text that fits into its first lines needs no button to show more.
    const measure = () => setCut(isWhole || element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isWhole]);
  return (
    <Note className={styles.note}>
      <div ref={prose} className={cx(!isWhole && styles.beginning)}>
        <Lead className={styles.title}>{title}</Lead>
        {children}
      </div>
      <p className={styles.links}>
        {isCut && (
          <LinkButton aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {t(isWhole ? 'counting:method_less' : 'counting:method_more')}
          </LinkButton>
        )}
        <CopyLink text={copyText} />
      </p>
    </Note>
  );
}
