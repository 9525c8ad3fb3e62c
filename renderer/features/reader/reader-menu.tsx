import { MenuAt } from '#renderer/ui/menu-at.tsx';
import { codingMenu, wordsMenu } from './coding-menu.ts';
import type { OpenMenu } from './menu-over-text.ts';
import { useDesk, useMoment } from './use-desk.ts';

/** The menu over the text, opened by right click, the menu key, or the keys for voice and stance. */
export function ReaderMenu({ about, at }: OpenMenu) {
  const desk = useDesk();
  const { t } = useMoment().words;
  return (
    <MenuAt
      label={t(about.what === 'coding' ? 'reader:coding_menu' : 'reader:selection')}
      at={at}
      onClose={desk.menu.close}
      sections={about.what === 'coding' ? codingMenu(about.part, desk) : wordsMenu(about, desk)}
    />
  );
}
