// Actions of the screen Agreement.
import type { Action } from './action.ts';

export const agreementActions = [
  {
    id: 'agreement.next',
    label: 'agreement_screen:action.next',
    when: 'agreement',
    menu: 'compare',
    keys: ['j'],
    begins: true,
    repeats: true,
    hint: true,
  },
  {
    id: 'agreement.previous',
    label: 'agreement_screen:action.previous',
    when: 'agreement',
    menu: 'compare',
    keys: ['k'],
    repeats: true,
    hint: true,
  },
  {
    id: 'agreement.read',
    label: 'agreement_screen:action.read',
    when: 'agreement',
    menu: 'compare',
    keys: ['r'],
  },
  {
    id: 'agreement.group',
    label: 'agreement_screen:action.group',
    when: 'agreement',
    menu: 'compare',
    keys: ['s'],
  },
  {
    id: 'agreement.level',
    label: 'agreement_screen:action.level',
    when: 'agreement',
    menu: 'compare',
    keys: ['l'],
    hint: true,
  },
  {
    id: 'agreement.other_view',
    label: 'agreement_screen:action.other_view',
    when: 'agreement',
    menu: 'compare',
    keys: ['v'],
    hint: true,
  },
  {
    id: 'agreement.export',
    label: 'agreement_screen:action.export',
    when: 'agreement',
    menu: 'compare',
    keys: ['e'],
    hint: true,
  },
] as const satisfies readonly Action[];
