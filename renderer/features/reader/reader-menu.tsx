import type { Span } from '#core/span.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuAt } from '#renderer/ui/context-menu.tsx';
import { codingMenu, wordsMenu, type CodingMenuPart } from './coding-menu.ts';
import type { ReaderDesk } from './reader-desk.ts';

/** What the menu is about: the coding in focus, or words, perhaps with the coding in focus under them. */
export type MenuAbout =
  | { readonly what: 'coding'; readonly part: CodingMenuPart }
  | {
      readonly what: 'words';
      /** What is selected; null where it is about the sentence at the caret. */
      readonly selected: Span | null;
      readonly onCoding: boolean;
    };

export interface ReaderMenuProps {
  readonly about: MenuAbout;
  readonly at: DOMRect;
  readonly desk: ReaderDesk;
  readonly recentIds: readonly string[];
  readonly onClose: () => void;
}

/** The menu over the text: of the right button, of the menu key, and of the keys for voice and stance. */
export function ReaderMenu({ about, at, desk, recentIds, onClose }: ReaderMenuProps) {
  const { t } = useWords();
  const sections =
    about.what === 'coding'
      ? codingMenu(about.part, desk)
      : wordsMenu({ isSelected: about.selected !== null, onCoding: about.onCoding, recentIds }, desk);
  return (
    <MenuAt
      label={t(about.what === 'coding' ? 'reader:coding_menu' : 'reader:selection')}
      at={at}
      onClose={onClose}
      sections={sections}
    />
  );
}
