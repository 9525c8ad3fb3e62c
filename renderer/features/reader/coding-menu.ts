// The menus over the text: for a coding, for words that can be coded, and for voice or stance alone. Their entries are
// actions of the reader with their keys.
import { codePath } from '#renderer/common/codes/code-path.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { partsOf, placesOf, type ReaderActionId } from '#renderer/app/services/actions.ts';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import { commandNow, keyHere } from './reader-commands.ts';
import type { CodingMenuPart, MenuAbout } from './menu-over-text.ts';
import type { ReaderDesk } from './reader-desk.ts';

/** What a menu shows in place of the action's own label. */
type Overrides = Pick<MenuEntry, 'label' | 'items' | 'danger'>;

/** An action as a menu entry; empty if it is not available now. */
function lineOf(desk: ReaderDesk, id: ReaderActionId, overrides: Partial<Overrides> = {}): MenuEntry[] {
  const command = commandNow(desk, id);
  if (!command) return [];
  const { enabled = true, checked } = command.shown?.(desk) ?? {};
  return [
    {
      id,
      label: desk.now.words.t(command.short ?? command.label),
      keys: keyHere(desk, command),
      disabled: !enabled,
      ...(checked === undefined ? {} : { checked }),
      run: () => attempt(async () => command.run(desk, '')),
      ...overrides,
    },
  ];
}

function attempt(work: () => Promise<unknown>): void {
  work().catch(showError);
}

/** The menu of the focused coding, or one part of it. */
export function codingMenu(part: CodingMenuPart, desk: ReaderDesk): MenuSection[] {
  if (part !== 'all') return choicesOf(part, desk);
  const ofCoding = partsOf('coding').map((actions) =>
    actions
      .filter((action) => !action.local && placesOf(action).includes('coding'))
      // The menu of a coding contains only actions of the reader.
      .flatMap(({ id }) => lineOf(desk, id as ReaderActionId, overridesOf(id as ReaderActionId, desk))),
  );
  const [first = [], ...rest] = ofCoding.filter((entries) => entries.length > 0);
  const also = [...lineOf(desk, 'read.memo'), ...lineOf(desk, 'read.cite')];
  return [[...first, ...also], ...rest].map((entries) => ({ entries }));
}

function overridesOf(id: ReaderActionId, desk: ReaderDesk): Partial<Overrides> {
  if (id === 'coding.voice') return { items: withoutTitle(choicesOf('voice', desk)) };
  if (id === 'coding.stance') return { items: withoutTitle(choicesOf('stance', desk)) };
  return id === 'coding.remove' ? { danger: true } : {};
}

/** The entry that opens this submenu already says what it is about. */
function withoutTitle(sections: readonly MenuSection[]): MenuSection[] {
  return sections.map(({ entries }) => ({ entries }));
}

/** The voices or stances, with the focused coding's one ticked. */
function choicesOf(part: 'voice' | 'stance', desk: ReaderDesk): MenuSection[] {
  const { actions } = desk;
  const { focused, isOwn, words } = desk.now;
  if (!focused) return [];
  const { t } = words;
  const entries =
    part === 'voice'
      ? VOICES.map((voice): MenuEntry => ({
          id: voice,
          label: t(`reader:voice_${voice}`),
          checked: focused.voice === voice,
          disabled: !isOwn,
          run: () => attempt(() => actions.setVoice(voice)),
        }))
      : STANCES.map((stance): MenuEntry => ({
          id: `stance-${stance ?? 'none'}`,
          label: t(`reader:stance_${stance ?? 'none'}`),
          checked: focused.stance === stance,
          disabled: !isOwn,
          run: () => attempt(() => actions.setStance(stance)),
        }));
  return [{ title: t(`reader:${part}`), entries }];
}

/** The menu for words that can be coded; empty if nothing can be done. */
export function wordsMenu(
  { selected, onCoding }: Extract<MenuAbout, { what: 'words' }>,
  desk: ReaderDesk,
): MenuSection[] {
  const { actions } = desk;
  const { codebook, focused, words, readOnly, recentIds } = desk.now;
  // Without a selection the menu refers to the sentence at the caret.
  const isSelected = selected !== null;
  const { t } = words;
  const recent = recentIds.flatMap((id): MenuEntry[] => {
    const code = codebook.byId.get(id);
    if (!code || !isApplicable(code) || readOnly) return [];
    return [{ id, label: codePath(codebook, id), run: () => attempt(() => actions.applyCode(id)) }];
  });
  const code = { label: t(isSelected ? 'reader:code_selection' : 'reader:code_sentence') };
  const coding =
    onCoding && focused
      ? [
          {
            id: 'coding',
            label: t('reader:coding_here', { path: codePath(codebook, focused.codeId) }),
            items: codingMenu('all', desk),
          },
        ]
      : [];
  const sections: MenuSection[] = [
    { entries: [...lineOf(desk, 'read.code', code), ...(isSelected ? lineOf(desk, 'read.in_vivo') : [])] },
    { title: t('reader:recent_codes'), entries: recent },
    { entries: coding },
    { entries: isSelected ? [...lineOf(desk, 'read.copy'), ...lineOf(desk, 'read.cite')] : [] },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
