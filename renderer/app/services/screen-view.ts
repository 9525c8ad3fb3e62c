import type { ComponentType } from 'react';

/** What a screen shows in each column. */
export interface ScreenView {
  /** A strip over all columns, if the screen has one. */
  readonly Above?: ComponentType;
  /** The middle column. */
  readonly Work: ComponentType;
  /** The left column, if the screen has one. */
  readonly Navigator?: ComponentType;
  /** The right column, if the screen has one. */
  readonly Inspector?: ComponentType;
}
