// Actions of the kinds of analysis Crosstab and Timeline.
import type { Action } from './action.ts';

export const crosstabActions = [
  {
    id: 'crosstab.export',
    label: 'crosstab:action.export',
    when: 'crosstab',
    menu: 'analysis',
    keys: ['e'],
    hint: true,
  },
  {
    id: 'crosstab.swap',
    label: 'crosstab:action.swap',
    when: 'crosstab',
    menu: 'analysis',
    keys: ['x'],
    hint: true,
  },
  {
    id: 'crosstab.percent',
    label: 'crosstab:action.percent',
    when: 'crosstab',
    menu: 'analysis',
    keys: ['p'],
    hint: true,
  },
  {
    id: 'crosstab.unit',
    label: 'crosstab:action.unit',
    when: 'crosstab',
    menu: 'analysis',
    keys: ['u'],
    hint: true,
  },
  {
    id: 'crosstab.shading',
    label: 'crosstab:action.shading',
    when: 'crosstab',
    menu: 'analysis',
    keys: ['s'],
  },
] as const satisfies readonly Action[];
