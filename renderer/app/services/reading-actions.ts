// Actions beside the text: the two sides of Read and the lists next to them.
import type { Action } from './action.ts';

export const sideActions = [
  {
    id: 'read.other_side',
    label: 'shell:read_other_side',
    menu: 'read',
    when: 'read',
    keys: ['F6', 'Shift+b'],
    typing: 'note',
    hint: true,
  },
  { id: 'read.beside', label: 'shell:read_beside', menu: 'read', when: 'read', keys: ['b'] },
  { id: 'read.close_side', label: 'shell:read_close_side', menu: 'read', when: 'read' },
  { id: 'codes.filter', label: 'navigator:filter_codes', menu: 'read', when: 'read', keys: ['f'] },
] as const satisfies readonly Action[];

export const listActions = [
  { id: 'passages.next', label: 'passages:next', menu: 'read', when: 'read', keys: ['Alt+ArrowDown'] },
  { id: 'passages.previous', label: 'passages:previous', menu: 'read', when: 'read', keys: ['Alt+ArrowUp'] },
  { id: 'search.next', label: 'search:next', menu: 'read', when: 'read', keys: ['F3'], typing: 'note' },
  {
    id: 'search.previous',
    label: 'search:previous',
    menu: 'read',
    when: 'read',
    keys: ['Shift+F3'],
    typing: 'note',
  },
] as const satisfies readonly Action[];
