// A kept table or figure: the argument of the count that makes it, and how it is shown.
import { AppError } from '../errors.ts';
import type { Intervals } from '../counting/shown-intervals.ts';
import type { PortraitDrawing } from '../portraits/drawn-passages.ts';
import { keptTable } from '../tables/analysis.ts';

/** What can be kept, each named after the count that makes it. */
export const keptKinds = keptTable.columns.kind.values;

/** How a kept item is shown. Screens may keep more choices beside these. */
export interface Shown {
  readonly as: 'table' | 'figure';
  /** Whether shares stand beside counts where they may. Default: yes. */
  readonly shares?: boolean | undefined;
  /** Whether each count is followed by that of the code itself, without its sub-codes. Default: no. */
  readonly direct?: boolean | undefined;
  /** Which shares of a tally have intervals. Default: none in a table, those of sampled classes in a figure. */
  readonly intervals?: Intervals | undefined;
  /** Whether every row of panels of a timeline has a scale of its own. Default: no. */
  readonly ownScale?: boolean | undefined;
  /** Whether the cells of the figure of a crosstab are shaded. Default: yes. */
  readonly shading?: boolean | undefined;
  /** Whether a table of agreement has the coefficients that are seldom asked for, too. Default: no. */
  readonly allColumns?: boolean | undefined;
  /** How portraits are drawn. Default: as usual. */
  readonly drawing?: PortraitDrawing | undefined;
  /** Whether the caption and the note of a table stand below in the other language, too. Default: no. */
  readonly inBoth?: boolean | undefined;
  /** The caption in the other language; where it is left out or empty, that of the count, if the title is. */
  readonly secondTitle?: string | undefined;
  /** The ids of codes in the order of their rows; others follow in the order of the codebook. */
  readonly order?: readonly string[] | undefined;
}

/** What the settings of a kept item say: `asked` is the argument of the count. */
export interface KeptSettings {
  readonly asked: Readonly<Record<string, unknown>>;
  readonly shown: Shown & Readonly<Record<string, unknown>>;
}

/** The settings as they are stored: the argument itself, with `shown` beside its fields. */
export function storedSettings({ asked, shown }: KeptSettings): string {
  return JSON.stringify({ ...asked, shown });
}

/** Settings from their stored text. Throws AppError `invalid` for a text that is no settings. */
export function keptSettingsFrom(stored: string): KeptSettings {
  const { shown, ...asked } = objectFrom(parsed(stored));
  const settings = shown === undefined ? {} : objectFrom(shown);
  return { asked, shown: { ...settings, as: settings['as'] === 'figure' ? 'figure' : 'table' } };
}

/** Whether an item with these stored settings is a figure; a text that is no settings is a table that cannot be made. */
export function isKeptFigure(stored: string): boolean {
  const value = parsed(stored) as { readonly shown?: { readonly as?: unknown } } | null;
  return value?.shown?.as === 'figure';
}

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored) as unknown;
  } catch {
    return null;
  }
}

function objectFrom(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('invalid', 'errors:kept_settings');
  return value as Record<string, unknown>;
}
