import type { ReactNode } from 'react';
import {
  Tooltip as AriaTooltip,
  TooltipTrigger,
  type TooltipProps as AriaTooltipProps,
} from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

export interface TooltipProps {
  content: ReactNode;
  /** Keys that do the same, in the notation of Kbd. */
  keys?: string | undefined;
  placement?: NonNullable<AriaTooltipProps['placement']>;
  /** One Button, IconButton or ToggleButton. */
  children: ReactNode;
}

/** Words that appear beside a control on hover and focus. They must never be the only place of an information. */
export function Tooltip({ content, keys, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {content}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
