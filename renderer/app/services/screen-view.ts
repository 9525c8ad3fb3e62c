import type { ComponentType } from 'react';

/** What a screen shows in each column. */
export interface ScreenView {
  /** The middle column. */
  readonly Work: ComponentType;
  /** The left column, if the screen has one. */
  readonly Navigator?: ComponentType;
  /** The right column, if the screen has one. */
  readonly Inspector?: ComponentType;
}
