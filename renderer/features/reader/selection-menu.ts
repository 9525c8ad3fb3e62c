// The menu of words that may be coded: what is selected, or the sentence under the pointer.
import type { Codebook } from '#core/codes/codebook.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';

export interface SelectionMenuInput {
  /** Without a selection it is about the sentence at the caret. */
  readonly isSelected: boolean;
  readonly canEdit: boolean;
  readonly codebook: Codebook;
  readonly recentIds: readonly string[];
  readonly words: Words;
  /** The coding under the pointer with what can be done to it. */
  readonly coding: { readonly path: string; readonly sections: readonly MenuSection[] } | null;
  readonly onCode: () => void;
  readonly onApply: (codeId: string) => void;
  readonly onInVivo: () => void;
  readonly onCopy: () => void;
  readonly onCite: () => void;
}

/** The sections of the menu; none where nothing can be done. */
export function selectionMenu(input: SelectionMenuInput): MenuSection[] {
  const { isSelected, canEdit, codebook, words, coding } = input;
  const { t } = words;
  const recent = input.recentIds.flatMap((id): MenuEntry[] => {
    const code = codebook.byId.get(id);
    if (!code || !isApplicable(code)) return [];
    return [{ id, label: codePath(codebook, id), run: () => input.onApply(id) }];
  });
  const code: MenuEntry = {
    id: 'code',
    label: t(isSelected ? 'reader:code_selection' : 'reader:code_sentence'),
    keys: 'c',
    run: input.onCode,
  };
  const inVivo: MenuEntry = { id: 'in-vivo', label: t('reader:in_vivo'), keys: 'v', run: input.onInVivo };
  const copies: MenuEntry[] = [
    { id: 'copy', label: t('reader:copy'), keys: '$mod+c', run: input.onCopy },
    { id: 'cite', label: t('reader:cite'), keys: '$mod+Shift+c', run: input.onCite },
  ];
  return [
    ...(canEdit ? [{ entries: isSelected ? [code, inVivo] : [code] }] : []),
    ...(canEdit && recent.length > 0 ? [{ title: t('reader:recent_codes'), entries: recent }] : []),
    ...(coding
      ? [
          {
            entries: [
              { id: 'coding', label: t('reader:coding_here', { path: coding.path }), items: coding.sections },
            ],
          },
        ]
      : []),
    ...(isSelected ? [{ entries: copies }] : []),
  ];
}
