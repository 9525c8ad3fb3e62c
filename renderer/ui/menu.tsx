import { Check, ChevronRight } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Popover,
  SubmenuTrigger,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import styles from './list-box.module.css';
import menuStyles from './menu.module.css';

/** An entry of a menu. With `items` it opens a submenu, and `run` is not called. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Keys that do the same without the menu. */
  readonly keys?: string | undefined;
  /** Shows a tick; undefined if the entry cannot be ticked. */
  readonly checked?: boolean;
  /** An option for the entries beside it: ticking it keeps the menu open. */
  readonly staysOpen?: boolean;
  /** Drawn in the colour of removals. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Muted, after the label: why the entry is disabled. */
  readonly note?: string;
  readonly items?: readonly MenuSection[];
  readonly run?: () => void;
}

/** Entries that belong together; sections are separated by a line. */
export interface MenuSection {
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

export interface MenuProps {
  label: string;
  sections: readonly MenuSection[];
  /** Focuses the first entry at once, for a menu that no button has opened. */
  autoFocus?: boolean;
  onClose?: () => void;
}

/** The entries of a menu, for MenuButton and MenuAt. */
export function Menu({ label, sections, autoFocus = false, onClose }: MenuProps) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles.list ?? ''}
      // A button focuses its own menu; passing `false` here would prevent that.
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
      {...(onClose ? { onClose } : {})}
    >
      {sections
        .filter((section) => section.entries.length > 0)
        .map((section) => (
          <AriaMenuSection
            key={section.entries.map((entry) => entry.id).join()}
            className={styles.section ?? ''}
            {...(section.title === undefined ? { 'aria-label': label } : {})}
          >
            {section.title !== undefined && (
              <Header className={styles.sectionTitle ?? ''}>{section.title}</Header>
            )}
            {section.entries.map((entry) => menuLine(entry, section, onClose))}
          </AriaMenuSection>
        ))}
    </AriaMenu>
  );
}

/** A choice in a submenu must also close the first menu, which only closes by itself if a button opened it. */
function menuLine(entry: MenuEntry, section: MenuSection, onClose: (() => void) | undefined) {
  if (!entry.items) return <Line key={entry.id} entry={entry} section={section} />;
  return (
    <SubmenuTrigger key={entry.id}>
      <Line entry={entry} section={section} />
      <Popover
        aria-label={entry.label}
        className={cx(styles.popover, menuStyles.menu)}
        offset={2}
        crossOffset={-5}
      >
        <Menu label={entry.label} sections={entry.items} {...(onClose ? { onClose } : {})} />
      </Popover>
    </SubmenuTrigger>
  );
}

function Line({ entry, section }: { entry: MenuEntry; section: MenuSection }) {
  const ticked = section.entries.some((each) => each.checked !== undefined);
  const pictured = section.entries.some((each) => each.icon !== undefined);
  return (
    <AriaMenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.disabled ?? false}
      onAction={() => entry.run?.()}
      className={styles.option ?? ''}
      data-danger={entry.danger || undefined}
      {...(entry.checked === undefined ? {} : { 'aria-label': entry.label, 'aria-checked': entry.checked })}
      {...(entry.staysOpen
        ? {
            shouldCloseOnSelect: false,
            // An entry without a link is a div.
            render: (given) => (
              <div
                {...(given as ComponentProps<'div'>)}
                role="menuitemcheckbox"
                aria-checked={entry.checked}
              />
            ),
          }
        : {})}
    >
      {ticked && (
        <span className={cx(menuStyles.tick, entry.checked && menuStyles.ticked)}>
          <Check size={14} aria-hidden />
        </span>
      )}
      {pictured && <span className={styles.icon}>{entry.icon}</span>}
      <span className={styles.words}>
        {entry.label}
        {entry.note !== undefined && <span className={styles.note}> {entry.note}</span>}
      </span>
      {entry.keys !== undefined && (
        <span className={styles.keys}>
          <Kbd keys={entry.keys} />
        </span>
      )}
      {entry.items && <ChevronRight size={14} aria-hidden className={styles.chevron} />}
    </AriaMenuItem>
  );
}
