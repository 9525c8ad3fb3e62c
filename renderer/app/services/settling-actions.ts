// Actions of the screen To settle.
import type { Action } from './action.ts';

export const settlingActions = [
  {
    id: 'settling.next',
    label: 'settling:action.next',
    when: 'team',
    menu: 'team',
    keys: ['j'],
    repeats: true,
    hint: true,
  },
  {
    id: 'settling.previous',
    label: 'settling:action.previous',
    when: 'team',
    menu: 'team',
    keys: ['k'],
    repeats: true,
    hint: true,
  },
  { id: 'settling.ours', label: 'settling:action.ours', when: 'team', menu: 'team', keys: ['1'] },
  { id: 'settling.theirs', label: 'settling:action.theirs', when: 'team', menu: 'team', keys: ['2'] },
  { id: 'settling.both', label: 'settling:action.both', when: 'team', menu: 'team', keys: ['a'] },
  { id: 'settling.seen', label: 'settling:action.seen', when: 'team', menu: 'team', keys: ['s'], hint: true },
  {
    id: 'settling.seen_all',
    label: 'settling:action.seen_all',
    when: 'team',
    menu: 'team',
    keys: ['Shift+s'],
  },
  { id: 'settling.read', label: 'settling:action.read', when: 'team', menu: 'team', keys: ['r'] },
] as const satisfies readonly Action[];
