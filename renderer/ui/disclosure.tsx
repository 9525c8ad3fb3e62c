import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './disclosure.module.css';

export interface DisclosureProps {
  title: ReactNode;
  /** A muted remark beside the title: what is inside, or what to read first. */
  remark?: ReactNode;
  /** Whether it starts open, if uncontrolled. */
  defaultOpen?: boolean;
  isOpen?: boolean;
  /** The heading level; 2 follows the screen's heading. */
  level?: 2 | 3 | 4;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
  className?: string | undefined;
}

/** A section that is closed until it is opened. */
export function Disclosure({
  title,
  remark,
  defaultOpen = false,
  level = 2,
  isOpen,
  onOpenChange,
  children,
  className,
}: DisclosureProps) {
  return (
    <AriaDisclosure
      defaultExpanded={defaultOpen}
      {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
      {...(onOpenChange ? { onExpandedChange: onOpenChange } : {})}
      className={cx(styles.disclosure, className)}
    >
      <Heading level={level} className={styles.heading ?? ''}>
        <Button slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
          {title}
          {remark !== undefined && <span className={styles.remark}>{remark}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
