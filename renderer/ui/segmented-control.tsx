import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './class-names.ts';
import styles from './segmented-control.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly disabled?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  /** What is chosen here: its accessible name. */
  label: string;
  segments: readonly Segment<Value>[];
  /** Null while nothing is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** If given, pressing the chosen option again clears the choice. */
  onClear?: () => void;
  isDisabled?: boolean;
  /** Fills the whole line. */
  wide?: boolean;
  /** For the head of a narrow panel. */
  small?: boolean;
  className?: string | undefined;
}

/** Chooses one of two to five options, all visible. Arrow keys move, Space chooses. */
export function SegmentedControl<Value extends string>({
  label,
  segments,
  value,
  onChange,
  onClear,
  isDisabled = false,
  wide = false,
  small = false,
  className,
}: SegmentedControlProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(styles.group, wide && styles.wide, small && styles.small, className)}
      selectionMode="single"
      disallowEmptySelection={onClear === undefined}
      isDisabled={isDisabled}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.value));
        if (chosen) onChange(chosen.value);
        else onClear?.();
      }}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          id={segment.value}
          isDisabled={segment.disabled ?? false}
          className={styles.segment ?? ''}
        >
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
