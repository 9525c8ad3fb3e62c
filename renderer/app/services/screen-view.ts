import type { ComponentType } from 'react';

/** What a screen puts where. */
export interface ScreenView {
  /** The middle column. */
  readonly Work: ComponentType;
  /** The left column, where the screen has one. */
  readonly Navigator?: ComponentType;
  /** The right column, where the screen has one. */
  readonly Inspector?: ComponentType;
}
