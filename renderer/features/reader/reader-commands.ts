// What each command of the reader does. The list of actions says how it is called, where it can be given and by which
// keys; here stands whether it can be given now, what shows of it, and what it does. Keys, menus, the palette and the help
// all go by the two together.
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
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding } from './reader-store.ts';
import { asksBeforeWriting } from './reading-mode.ts';

/** Whether and how a command can be given now, and what it does. */
export interface ReaderDeed {
  /** Does it; `press` says which of a row of keys was pressed. Where it answers `false` the key goes on to others. */
  readonly run: (desk: ReaderDesk, press: string) => unknown;
  /** Whether it can be given; left out: always. What cannot be given is not offered, and its keys go on to others. */
  readonly can?: (desk: ReaderDesk) => boolean;
  /** What menus and the footer show of it besides its name. */
  readonly shown?: (desk: ReaderDesk) => Omit<Handler, 'run'>;
}

/** A command of the reader, whole: its name, where it can be given, its keys, and what it does. */
export type ReaderCommand = Action & ReaderDeed & { readonly id: ReaderActionId };

const canEdit = ({ now }: ReaderDesk): boolean => !now.readOnly;
const onCoding = ({ now }: ReaderDesk): boolean => now.focused !== undefined;
const canEditCoding = (desk: ReaderDesk): boolean => canEdit(desk) && onCoding(desk);
/** Codings of others are theirs: that is shown, and said where somebody tries. */
const isOwn = ({ now }: ReaderDesk): Omit<Handler, 'run'> => ({ enabled: now.isOwn, looksItself: true });
/** Only what somebody said has a voice. */
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

/** A key is pressed by mistake as a switch is not, and what is typed then changes the text. */
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

/** A code at the root of the tree that has the name already. */
function rootNamed({ now }: ReaderDesk, name: string): string | null {
  const roots = now.codebook.children.get(null) ?? [];
  return roots.find((code) => (code.name === name || code.name2 === name) && isApplicable(code))?.id ?? null;
}

/** Whether something is written about the coding in focus, or about the source where none is: that can always be read. */
function hasMemo({ now }: ReaderDesk): boolean {
  const { focused, source, blindId } = now;
  const seen = seenMemos(projectStore.getState().tables.memo, blindId);
  const of: Omit<MemoOf, 'name'> = focused
    ? { about: 'coding', id: focused.id }
    : { about: 'source', id: source.id };
  return memoAbout(seen.values(), of) !== undefined;
}

/** Keys that classify or apply what is pinned; digits that stand for nothing are not offered. */
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
  'read.copy': { run: ({ actions }) => actions.copy() },
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

/** All commands of the reader. */
const readerCommands: readonly ReaderCommand[] = readerActions.map((action) => ({
  ...action,
  ...deeds[action.id],
}));

/** The command with this id where it can be given now. */
export function commandNow(desk: ReaderDesk, id: ReaderActionId): ReaderCommand | undefined {
  return readerCommands.find((command) => command.id === id && isPossible(desk, command));
}

function isPossible(desk: ReaderDesk, { can }: ReaderCommand): boolean {
  return can?.(desk) ?? true;
}

/** Gives a command, as a button does; what goes wrong is said. Does nothing where it cannot be given now. */
export function give(desk: ReaderDesk, id: ReaderActionId): void {
  const command = commandNow(desk, id);
  if (command) void done(command, desk, '');
}

/** What the command answers; a failure is said. */
function done(command: ReaderCommand, desk: ReaderDesk, press: string): unknown {
  const answer = command.run(desk, press);
  if (answer instanceof Promise) answer.catch(showError);
  return answer;
}

/** The press to show beside a command in a menu over the text; undefined where no key does it there. */
export function keyHere({ now }: ReaderDesk, command: ReaderCommand): string | undefined {
  const { keys = [], writingKeys = [], browserKeys = [], typing } = command;
  if (now.mode === 'read') return keys[0] ?? browserKeys[0];
  // Of the other keys in Write those type that are no command of the window.
  return writingKeys[0] ?? browserKeys[0] ?? (typing && keys[0]);
}

/** What the list of actions is to do while this text has the hand. */
export function handlersOf(desk: ReaderDesk): Handlers {
  const isWriting = desk.now.mode === 'write';
  const offered = readerCommands.filter((command) => !command.local && isPossible(desk, command));
  return Object.fromEntries(
    offered.map(({ id, run, shown, hint, writingKeys = [] }) => {
      const shows = shown?.(desk);
      // In Write letters and digits type: the footer shows what does it there.
      const hintKeys = hint && isWriting ? { hintKeys: shows?.hintKeys ?? writingKeys } : {};
      return [id, { ...shows, ...hintKeys, run: (press: string) => run(desk, press) }];
    }),
  );
}

/** What a key is asked in, in this order: what is selected or in focus comes before the text as a whole. */
const STATES: readonly TextState[] = ['selection', 'coding', 'finding', 'text'];

/**
 * Does what a key of the text asks, while the text has the focus. Says whether the key was used: what cannot be done here
 * goes on to the window.
 */
export function pressIn(desk: ReaderDesk, event: KeyboardEvent): boolean {
  const meant = meantIn(desk, event);
  if (!meant) return false;
  // Held down it is used, and done once.
  if (event.repeat && !meant.command.repeats) return true;
  return done(meant.command, desk, meant.press) !== false;
}

/** What a key asks of the text: a command that can be given now, and the press as it is written. */
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
