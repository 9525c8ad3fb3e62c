import { rowsInOrder } from '../counting/rows-in-order.ts';
import type { Crosstab } from './crosstab.ts';

/** The crosstab with its themes in an order that somebody gave them, as `rowsInOrder`, each with its own tests. */
export function crosstabInOrder(crosstab: Crosstab, order: readonly string[] | undefined): Crosstab {
  const { statistics } = crosstab;
  const themes = rowsInOrder(crosstab.themes, order);
  const ofThemes = themes.flatMap((theme) => statistics?.themes[crosstab.themes.indexOf(theme)] ?? []);
  return { ...crosstab, themes, statistics: statistics && { ...statistics, themes: ofThemes } };
}
