import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { Button, type ButtonTone } from './button.tsx';
import { cx } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import listStyles from './list-box.module.css';
import { Menu, type MenuSection } from './menu.tsx';
import menuStyles from './menu.module.css';

export interface MenuButtonProps {
  /** The words on the button, or its accessible name if it shows an icon only. */
  label: string;
  /** A function is called when the menu opens, for menus that would be costly to build. */
  sections: readonly MenuSection[] | (() => readonly MenuSection[]);
  /** An icon; with `iconOnly` the label becomes a tooltip. */
  icon?: ReactNode;
  iconOnly?: boolean;
  tone?: ButtonTone;
  size?: 'small' | 'medium';
  isDisabled?: boolean;
  className?: string | undefined;
}

/** A button that opens a menu. */
export function MenuButton({
  label,
  sections,
  icon,
  iconOnly = false,
  tone = 'plain',
  size = 'medium',
  isDisabled = false,
  className,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      {iconOnly ? (
        <IconButton label={label} size={size} isDisabled={isDisabled} className={className}>
          {icon}
        </IconButton>
      ) : (
        <Button tone={tone} size={size} icon={icon} isDisabled={isDisabled} className={className}>
          {label}
          <ChevronDown size={14} aria-hidden />
        </Button>
      )}
      <Popover className={cx(listStyles.popover, menuStyles.menu)} offset={4} placement="bottom start">
        <OpenMenu label={label} sections={sections} />
      </Popover>
    </MenuTrigger>
  );
}

function OpenMenu({ label, sections }: Pick<MenuButtonProps, 'label' | 'sections'>) {
  return <Menu label={label} sections={typeof sections === 'function' ? sections() : sections} />;
}
