// Actions of the versions of the codebook.
import type { Action } from './action.ts';

export const versionsActions = [
  {
    id: 'versions.codings',
    label: 'versions:action.codings',
    when: 'versions',
    menu: 'analysis',
    keys: ['c'],
    begins: true,
    hint: true,
  },
  {
    id: 'versions.worklist',
    label: 'versions:action.worklist',
    when: 'versions',
    menu: 'analysis',
    keys: ['w'],
    hint: true,
  },
  {
    id: 'versions.reread',
    label: 'versions:action.reread',
    when: 'versions',
    menu: 'analysis',
    keys: ['r'],
    repeats: true,
    hint: true,
  },
  {
    id: 'versions.back',
    label: 'versions:action.back',
    when: 'versions',
    menu: 'analysis',
    keys: ['b'],
    hint: true,
  },
  {
    id: 'versions.history',
    label: 'versions:action.history',
    when: 'versions',
    menu: 'analysis',
    keys: ['h'],
  },
] as const satisfies readonly Action[];
