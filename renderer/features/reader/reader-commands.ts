// What each action of the reader does. The list of actions has its label, place and keys; this file says whether it is
// available now, how it is shown, and what it does. Keys, menus, palette and keyboard help all use the two together.
import { api } from '#renderer/api.ts';
import type { Handler, Handlers } from '#renderer/app/services/action-handlers.ts';
import type { Action, TextState } from '#renderer/app/services/action.ts';
import { placesOf, type ReaderActionId } from '#renderer/app/services/actions.ts';
import { readerActions } from '#renderer/app/services/reader-actions.ts';
import { isPress } from '#renderer/app/services/shortcuts.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { seenMemos } from '#renderer/common/memos/seen-memos.ts';
import { memoAbout, type MemoOf } from '#renderer/common/memos/subject-writing.ts';
import { saveCodedText } from '#renderer/common/sources/save-coded-text.ts';
import { openNeighbour } from '#renderer/features/navigator/next-source.ts';
import { projectStore } from '#renderer/state/project.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { noteCopied } from './copied-words.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding } from './reader-store.ts';
import { asksBeforeWriting } from './reading-mode.ts';

/** When an action is available, and what it does. */
export interface ReaderDeed {
  /**
   * Runs the action; `press` is the key pressed of a row of keys. If it returns `false`, the key goes on to other
   * handlers.
   */
  readonly run: (desk: ReaderDesk, press: string) => unknown;
  /**
   * Whether the action is available; always if left out. An unavailable action is not offered, and its keys go on to
   * other handlers.
   */
  readonly can?: (desk: ReaderDesk) => boolean;
  /** What menus and footer show besides the label. */
  readonly shown?: (desk: ReaderDesk) => Omit<Handler, 'run'>;
}

/** A complete action of the reader: label, place and keys with what it does. */
export type ReaderCommand = Action & ReaderDeed & { readonly id: ReaderActionId };

const canEdit = ({ now }: ReaderDesk): boolean => !now.readOnly;
const onCoding = ({ now }: ReaderDesk): boolean => now.focused !== undefined;
const canEditCoding = (desk: ReaderDesk): boolean => canEdit(desk) && onCoding(desk);
/** Codings of others cannot be edited: the action is shown as disabled, and its key explains why. */
const isOwn = ({ now }: ReaderDesk): Omit<Handler, 'run'> => ({ enabled: now.isOwn, looksItself: true });
/** Only a passage of an interview has a voice. */
const hasVoice = (desk: ReaderDesk): boolean =>
  canEditCoding(desk) && desk.now.source.kind === 'interview' && desk.now.focused?.start !== null;

const isFinding = ({ now }: ReaderDesk): boolean => now.looking.isOpen;

const goBy =
  (by: 1 | -1) =>
  ({ session, side }: ReaderDesk): void =>
    openNeighbour(session.sourceId, by, side);

async function applyPin({ now, actions }: ReaderDesk, pin: number): Promise<void> {
  const code = now.codebook.inOrder.find((each) => each.pin === pin && isApplicable(each));
  if (code) await actions.applyCode(code.id);
}

function setReviewed({ session }: ReaderDesk, reviewed: boolean): Promise<unknown> {
  return api.sources.setReviewed({ ids: [session.sourceId], reviewed });
}

/** A key can be pressed by mistake, unlike the switch, and typing would then change the text: so it may ask first. */
async function switchMode(desk: ReaderDesk): Promise<void> {
  const { mode, source, words } = desk.now;
  const { t } = words;
  if (mode === 'read' && asksBeforeWriting(source)) {
    const isMeant = await confirm({
      title: t('reader:write_title'),
      body: t('reader:write_body'),
      action: t('reader:write_action'),
    });
    if (!isMeant) return;
  }
  await desk.changeMode(mode === 'read' ? 'write' : 'read');
}

/** The id of a code at the root of the tree that already has this name, or null. */
function rootNamed({ now }: ReaderDesk, name: string): string | null {
  const roots = now.codebook.children.get(null) ?? [];
  return roots.find((code) => (code.name === name || code.name2 === name) && isApplicable(code))?.id ?? null;
}

/** Whether the focused coding, or else the source, has a memo; reading it is always possible. */
function hasMemo({ now }: ReaderDesk): boolean {
  const { focused, source, blindId } = now;
  const seen = seenMemos(projectStore.getState().tables.memo, blindId);
  const of: Omit<MemoOf, 'name'> = focused
    ? { about: 'coding', id: focused.id }
    : { about: 'source', id: source.id };
  return memoAbout(seen.values(), of) !== undefined;
}

/** The digits that classify or apply pinned codes; digits without a code are not offered. */
function pinnedShown({ classifying, now }: ReaderDesk): Omit<Handler, 'run'> {
  if (classifying.isOn()) return { hint: now.words.t('reader:classify_hint') };
  const hasPinned = now.codebook.inOrder.some((each) => each.pin !== null && isApplicable(each));
  return hasPinned ? {} : { hintKeys: [] };
}

const deeds: Readonly<Record<ReaderActionId, ReaderDeed>> = {
  'read.code': { can: canEdit, run: ({ palette }) => palette.open('apply') },
  'read.pinned': {
    can: canEdit,
    shown: pinnedShown,
    run: (desk, press) => {
      const digit = Number(press.at(-1));
      return desk.classifying.isOn() ? desk.classifying.classify(digit) : applyPin(desk, digit);
    },
  },
  'read.export_word': { run: ({ now }) => saveCodedText(now.words, now.source, 'docx', now.blindId) },
  'read.export_page': { run: ({ now }) => saveCodedText(now.words, now.source, 'html', now.blindId) },
  'read.in_vivo': {
    can: canEdit,
    run: (desk) => desk.actions.inVivo((name) => rootNamed(desk, name)),
  },
  'read.whole_source': {
    can: canEdit,
    run: ({ palette, wholeSourceBox }) => palette.open('whole-source', wholeSourceBox),
  },
  'read.memo': { can: (desk) => canEdit(desk) || hasMemo(desk), run: (desk) => desk.memo() },
  'read.reviewed': {
    can: canEdit,
    shown: ({ now }) => ({ checked: now.reviewed }),
    run: (desk) => (desk.now.reviewed ? goBy(1)(desk) : setReviewed(desk, true)),
  },
  'read.not_reviewed': {
    can: (desk) => canEdit(desk) && desk.now.reviewed,
    run: (desk) => setReviewed(desk, false),
  },
  'read.next_source': { run: goBy(1) },
  'read.previous_source': { run: goBy(-1) },
  'read.find': { run: ({ find }) => find.open() },
  'find.next': { can: isFinding, run: ({ find }) => find.step(1) },
  'find.previous': { can: isFinding, run: ({ find }) => find.step(-1) },
  'read.copy': {
    run: async ({ actions, now }) => {
      await actions.copy();
      noteCopied(now.source.id);
    },
  },
  'read.cite': { run: ({ actions }) => actions.cite() },
  'read.write': {
    can: (desk) => canEdit(desk) && desk.now.canWrite,
    shown: ({ now }) => ({ checked: now.mode === 'write' }),
    run: switchMode,
  },

  'coding.next': { run: ({ actions }) => actions.step(false) },
  'coding.previous': { run: ({ actions }) => actions.step(true) },
  'coding.menu': { can: onCoding, run: ({ menu }) => menu.openCoding('all') },
  'coding.code_also': {
    can: (desk) => canEditCoding(desk) && desk.now.focused?.start !== null,
    run: ({ palette }) => palette.openOnFocused(),
  },
  'coding.recode': {
    can: canEditCoding,
    shown: isOwn,
    run: ({ palette, now, wholeSourceBox }) =>
      palette.open('recode', now.focusedPlace ? null : wholeSourceBox),
  },
  'coding.example': {
    can: canEditCoding,
    shown: ({ now }) => ({ checked: now.isExample }),
    run: ({ now: { focused, isExample } }) =>
      focused && api.codings.setExample({ ids: [focused.id], example: !isExample }),
  },
  'coding.voice': { can: hasVoice, shown: isOwn, run: ({ menu }) => menu.openCoding('voice') },
  'coding.stance': { can: canEditCoding, shown: isOwn, run: ({ menu }) => menu.openCoding('stance') },
  'coding.join': { can: canEditCoding, shown: isOwn, run: ({ actions }) => actions.joinAdjacent() },
  'coding.extend': { can: canEditCoding, run: ({ actions }) => actions.moveEdge('end', 'forward') },
  'coding.shrink': { can: canEditCoding, run: ({ actions }) => actions.moveEdge('end', 'backward') },
  'coding.extend_start': { can: canEditCoding, run: ({ actions }) => actions.moveEdge('start', 'backward') },
  'coding.shrink_start': { can: canEditCoding, run: ({ actions }) => actions.moveEdge('start', 'forward') },
  'coding.remove': { can: canEditCoding, shown: isOwn, run: ({ actions }) => actions.remove() },
  'text.unselect': { can: ({ selected }) => selected !== null, run: ({ actions }) => actions.unselect() },
  'coding.leave': { can: onCoding, run: ({ side }) => focusCoding(side, null) },
};

/** All actions of the reader. */
const readerCommands: readonly ReaderCommand[] = readerActions.map((action) => ({
  ...action,
  ...deeds[action.id],
}));

/** The action with this id if it is available now. */
export function commandNow(desk: ReaderDesk, id: ReaderActionId): ReaderCommand | undefined {
  return readerCommands.find((command) => command.id === id && isPossible(desk, command));
}

function isPossible(desk: ReaderDesk, { can }: ReaderCommand): boolean {
  return can?.(desk) ?? true;
}

/** Runs an action as a button does, and shows an error if it fails. Does nothing if it is not available now. */
export function runCommand(desk: ReaderDesk, id: ReaderActionId): void {
  const command = commandNow(desk, id);
  if (command) void done(command, desk, '');
}

/** Runs an action and returns its result; shows an error if it fails. */
function done(command: ReaderCommand, desk: ReaderDesk, press: string): unknown {
  const answer = command.run(desk, press);
  if (answer instanceof Promise) answer.catch(showError);
  return answer;
}

/** The key to show beside an action in a menu over the text; undefined if no key works there. */
export function keyHere({ now }: ReaderDesk, command: ReaderCommand): string | undefined {
  const { keys = [], writingKeys = [], browserKeys = [], typing } = command;
  if (now.mode === 'read') return keys[0] ?? browserKeys[0];
  // In Write the other keys type characters unless they are shortcuts of the window.
  return writingKeys[0] ?? browserKeys[0] ?? (typing && keys[0]);
}

/** The handlers for the list of actions while this text is active. */
export function handlersOf(desk: ReaderDesk): Handlers {
  const isWriting = desk.now.mode === 'write';
  const offered = readerCommands.filter((command) => !command.local && isPossible(desk, command));
  return Object.fromEntries(
    offered.map(({ id, run, shown, hint, writingKeys = [] }) => {
      const shows = shown?.(desk);
      // In Write, letters and digits type, so the footer shows the keys that work there.
      const hintKeys = hint && isWriting ? { hintKeys: shows?.hintKeys ?? writingKeys } : {};
      return [id, { ...shows, ...hintKeys, run: (press: string) => run(desk, press) }];
    }),
  );
}

/**
 * The states in which a key is looked up, in order: the selection and the focused coding come before the text as a
 * whole.
 */
const STATES: readonly TextState[] = ['selection', 'coding', 'finding', 'text'];

/**
 * Runs the action of a key while the text has the focus. Returns whether the key was handled; others go on to the
 * window.
 */
export function pressIn(desk: ReaderDesk, event: KeyboardEvent): boolean {
  const intended = meantIn(desk, event);
  if (!intended) return false;
  // A key held down counts as handled but acts only once.
  if (event.repeat && !intended.command.repeats) return true;
  return done(intended.command, desk, intended.press) !== false;
}

/** The action that a key means and that is available now, with the key as its list writes it. */
export function meantIn(desk: ReaderDesk, event: KeyboardEvent): MeantCommand | undefined {
  return desk.now.mode === 'write'
    ? meantBy(desk, event, readerCommands, 'writingKeys')
    : STATES.map((state) => meantBy(desk, event, inState(state), 'keys')).find(Boolean);
}

interface MeantCommand {
  readonly command: ReaderCommand;
  readonly press: string;
}

function inState(state: TextState): ReaderCommand[] {
  return readerCommands.filter((command) => placesOf(command).includes(state));
}

function meantBy(
  desk: ReaderDesk,
  event: KeyboardEvent,
  among: readonly ReaderCommand[],
  which: 'keys' | 'writingKeys',
): MeantCommand | undefined {
  for (const command of among) {
    const press = command[which]?.find((each) => isPress(event, each));
    if (press !== undefined && isPossible(desk, command)) return { command, press };
  }
  return undefined;
}
