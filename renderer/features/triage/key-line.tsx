import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cx } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import listStyles from './triage-lists.module.css';
import panelStyles from './triage-panel.module.css';

interface KeyLineProps {
  readonly keys: string;
  readonly children: ReactNode;
  /** At the right end: a tick or a count. */
  readonly after?: ReactNode;
  readonly isOn?: boolean;
  /** Whether the row belongs to keys with Shift, which are all equally wide. */
  readonly wide?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A key and its effect. */
export function KeyLine({ keys, children, after, onPress, ...is }: KeyLineProps) {
  const { isOn = false, wide = false, isDisabled = false } = is;
  return (
    <Button className={panelStyles.key ?? ''} isDisabled={isDisabled} aria-pressed={isOn} onPress={onPress}>
      <span className={cx(panelStyles.keyCap, wide && panelStyles.wideCap)}>
        <Kbd keys={keys} />
      </span>
      <span className={panelStyles.keyWords}>{children}</span>
      {isOn ? <Check size={14} aria-hidden className={listStyles.on} /> : after}
    </Button>
  );
}
