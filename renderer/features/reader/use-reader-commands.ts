import type { SourceRecord } from '#core/records.ts';
import type { Codebook } from '#core/codes/codebook.ts';
import { api } from '#renderer/api.ts';
import { useActions, type Handlers } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { openNeighbour } from '#renderer/features/navigator/next-source.ts';
import { printCodedText } from '#renderer/common/printing/print-coded-text.ts';
import { saveCodedText } from '#renderer/common/sources/save-coded-text.ts';
import type { Side } from '#renderer/state/side.ts';
import { sayWhatStays } from '#renderer/common/undo/what-stays.ts';
import { takeBack } from '#renderer/state/taking-back.ts';
import { saveAllWork } from '#renderer/state/unsaved-work.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import type { CodingActions } from './coding-actions.ts';
import type { CodingMenuPart } from './coding-menu.ts';
import type { ReaderCommand } from './reader-keys.ts';
import { focusCoding } from './reader-store.ts';
import type { SourceSession } from './source-session.ts';
import type { Classifying } from './use-classifying.ts';
import { asksBeforeWriting } from './use-reading-mode.ts';
import type { CodePaletteState } from './use-code-palette.ts';
import type { Find } from './use-find.ts';

export interface ReaderDesk {
  readonly side: Side;
  /** Whether keys and menus are about this side: one side attends to the actions of the reader at a time. */
  readonly isAtHand: boolean;
  /** Whether one can change to Write here. */
  readonly canWrite: boolean;
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly codebook: Codebook;
  readonly mode: 'read' | 'write';
  readonly reviewed: boolean;
  readonly readOnly: boolean;
  readonly actions: CodingActions;
  readonly palette: CodePaletteState;
  readonly classifying: Classifying;
  readonly find: Find;
  readonly openMenu: (part: CodingMenuPart) => void;
  readonly openMemo: () => void;
  readonly changeMode: (mode: 'read' | 'write') => Promise<void>;
  /** Where the palette opens for the source as a whole. */
  readonly wholeSourceBox: () => DOMRect | null;
}

export interface ReaderCommands {
  /** Does what a key of the text asks; says whether it could. */
  readonly run: (command: ReaderCommand) => boolean;
  /** Codes the selected words with a code of their own name. */
  readonly inVivo: () => void;
  readonly toggleReviewed: () => void;
}

/** Attends to the reader's actions while it is open, and does what the keys of the text ask. */
export function useReaderCommands(desk: ReaderDesk): ReaderCommands {
  const {
    side,
    isAtHand,
    canWrite,
    source,
    session,
    codebook,
    mode,
    reviewed,
    readOnly,
    actions,
    palette,
    find,
    classifying,
  } = desk;
  const words = useWords();
  const { t } = words;
  const blindId = useBlindCoderId();
  const attempt = (work: Promise<unknown>): true => {
    work.catch(showError);
    return true;
  };
  const applyPin = async (pin: number): Promise<void> => {
    const code = codebook.inOrder.find((each) => each.pin === pin && isApplicable(each));
    if (code) await actions.applyCode(code.id);
  };
  const setReviewed = (next: boolean): Promise<unknown> =>
    api.sources.setReviewed({ ids: [source.id], reviewed: next });
  const goBy = (by: 1 | -1): void => openNeighbour(source.id, by, side);
  // A key is pressed by mistake as a switch is not, and what is typed then changes the text.
  const switchMode = async (): Promise<void> => {
    if (mode === 'read' && asksBeforeWriting(source)) {
      const isMeant = await confirm({
        title: t('reader:write_title'),
        body: t('reader:write_body'),
        action: t('reader:write_action'),
      });
      if (!isMeant) return;
    }
    await desk.changeMode(mode === 'read' ? 'write' : 'read');
  };
  const hasPinned = codebook.inOrder.some((each) => each.pin !== null && isApplicable(each));
  const rootNamed = (name: string): string | null =>
    codebook.children
      .get(null)
      ?.find((code) => (code.name === name || code.name2 === name) && isApplicable(code))?.id ?? null;
  const inVivo = (): Promise<void> => actions.inVivo(rootNamed);

  const atHand: Handlers = {
    'read.find': find.open,
    'read.cite': () => actions.cite(),
    'read.export_word': () => saveCodedText(words, source, 'docx', blindId),
    'project.print': () => printCodedText(words, source, blindId),
    'read.export_page': () => saveCodedText(words, source, 'html', blindId),
    'read.next_source': () => goBy(1),
    'read.previous_source': () => goBy(-1),
    ...(!readOnly && {
      // In Write letters and digits type: the footer shows what codes there.
      'read.code': {
        run: () => palette.open('apply'),
        ...(mode === 'write' && { hintKeys: ['$mod+Enter'] }),
      },
      'read.pinned': {
        run: (press: string) =>
          classifying.isOn ? classifying.classify(Number(press)) : applyPin(Number(press)),
        ...(mode === 'write' && { hintKeys: ['Alt+1', 'Alt+9'] }),
        // Digits that stand for nothing are not offered.
        ...(!classifying.isOn && !hasPinned && { hintKeys: [] }),
        ...(classifying.isOn && { hint: t('reader:classify_hint') }),
      },
      'read.in_vivo': {
        run: inVivo,
        ...(mode === 'write' && { hintKeys: [] }),
      },
      'read.whole_source': () => palette.open('whole-source', desk.wholeSourceBox()),
      'read.memo': desk.openMemo,
      'read.reviewed': { run: () => (reviewed ? goBy(1) : setReviewed(true)), checked: reviewed },
      ...(reviewed && { 'read.not_reviewed': () => setReviewed(false) }),
      ...(canWrite && { 'read.write': { run: () => switchMode(), checked: mode === 'write' } }),
    }),
  };
  useActions({
    ...(isAtHand && atHand),
    // What is written on one side is kept whichever side has the hand.
    ...(session.state.phase !== 'saved' && {
      'edit.undo': () => takeBack(async () => sayWhatStays(await api.history.undo())),
      'project.close': async () => {
        await saveAllWork();
        await api.desk.close();
      },
    }),
  });

  const run = (command: ReaderCommand): boolean => {
    switch (command.do) {
      case 'step':
        return actions.step(command.back);
      case 'leave':
        focusCoding(side, null);
        return true;
      case 'unselect':
        actions.unselect();
        return true;
      case 'menu':
        desk.openMenu('all');
        return true;
      case 'find-next':
        if (find.isOpen) find.step(command.by);
        return find.isOpen;
    }
    if (readOnly) return false;
    switch (command.do) {
      case 'edge':
        return attempt(actions.moveEdge(command.move));
      case 'remove':
        return attempt(actions.remove());
      case 'join':
        return attempt(actions.joinAdjacent());
      case 'pinned':
        return attempt(applyPin(command.pin));
      case 'recode':
        palette.open('recode');
        return true;
      case 'palette':
        palette.open('apply');
        return true;
      case 'voice':
      case 'stance':
        desk.openMenu(command.do);
        return true;
    }
    return false;
  };
  return {
    run,
    inVivo: () => void attempt(inVivo()),
    toggleReviewed: () => void attempt(setReviewed(!reviewed)),
  };
}
