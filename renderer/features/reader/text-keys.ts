/** Keys that work while the focus is in a text, for the list of all keys: the keys and a word of the catalogue. */
export const textKeys: readonly (readonly [keys: string, label: string])[] = [
  ['Tab', 'reader:act_next_coding'],
  [']', 'reader:act_extend'],
  ['[', 'reader:act_shrink'],
  ['{', 'reader:act_extend_start'],
  ['}', 'reader:act_shrink_start'],
  ['Shift+C', 'reader:act_recode'],
  ['j', 'reader:act_join'],
  ['Shift+V', 'reader:act_voice'],
  ['s', 'reader:act_stance'],
  ['Delete', 'reader:act_remove'],
  ['Enter', 'reader:act_menu'],
  ['$mod+Enter', 'reader:act_write_palette'],
  ['Alt+1', 'reader:act_write_pinned'],
];
