import { useActions, type Handler, type Handlers } from '#renderer/app/services/action-handlers.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { actSentence, shortened } from '#words/act-sentence.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { codeDecision, type Decision } from './decision.ts';
import { decideHere, goToNextOpen, redoAndReturn, undoAndReturn } from './deciding.ts';
import { askReason } from './exclude-menu.tsx';
import { useKeyHabits } from './key-habits.ts';
import { stepped } from './queue.ts';
import { goTo, makeQueue } from './queue-place.ts';
import { reasonsInOrder } from './reasons.ts';
import { queueNow, useQueue } from './use-queue.ts';
import { useTriageKeys } from './use-triage-keys.ts';

/** Handles the keys of the queue while it is on the screen. */
export function useTriageActions(turnPage: (pages: 1 | -1) => void): void {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const reasons = useProject((state) => state.tables.exclusionReason);
  const { keys } = useTriageKeys();
  const [habits] = useKeyHabits();
  const hasCurrent = useQueue().current !== null;
  /** An action on the current source. Its keys look for themselves whether there is one, since screens may lag. */
  const onCurrent = (run: Handler['run'], enabled = true): Handler => ({
    run,
    enabled: enabled && hasCurrent,
    looksItself: true,
  });
  const step = (by: 1 | -1) => () => {
    const { items, current } = queueNow();
    const next = stepped(items, current?.source.id ?? null, by);
    if (next) goTo(next.source.id);
  };
  const decide = (decision: Decision) => onCurrent(() => decideHere(decision, habits));
  useActions({
    'triage.next': onCurrent(step(1)),
    'triage.previous': onCurrent(step(-1)),
    // These keys stay within the queue instead of leading to sources outside it.
    'read.next_source': onCurrent(step(1)),
    'read.previous_source': onCurrent(step(-1)),
    'triage.next_open': onCurrent(goToNextOpen),
    'triage.page_down': onCurrent(() => turnPage(1)),
    'triage.page_up': onCurrent(() => turnPage(-1)),
    'triage.read': onCurrent(() => {
      const { current } = queueNow();
      if (current) openPlace({ sourceId: current.source.id });
    }),
    'triage.anew': () => makeQueue({}, queueNow().current?.source.id ?? null),
    ...(!readOnly && {
      'triage.code': onCurrent((press) => {
        const key = keys.find(({ digit }) => String(digit) === press);
        if (key) decideHere(codeDecision(key.code), habits);
      }, keys.length > 0),
      'triage.include': decide({ what: 'include' }),
      'triage.second_look': decide({ what: 'second-look' }),
      'triage.new': decide({ what: 'new' }),
      'triage.exclude_for': onCurrent((press) => {
        const reason = reasonsInOrder(reasons)[Number(press.at(-1)) - 1];
        // A key without a reason asks for one.
        if (reason) decideHere({ what: 'exclude', reason: reason.name }, habits);
        else askReason();
      }, reasons.size > 0),
      'triage.exclude': onCurrent(askReason),
      'triage.reviewed': onCurrent(() => {
        const { current } = queueNow();
        if (!current) return;
        const { reviewed } = current;
        decideHere(
          { what: reviewed ? 'unreviewed' : 'reviewed' },
          // Removing a review does not move on.
          { ...habits, goesOn: habits.goesOn && !reviewed },
        );
      }),
    }),
  });
  useReturningUndo();
}

/** Undo and redo that say what they did, and go there. */
export function useReturningUndo(): void {
  const words = useWords();
  const { t } = words;
  const open = useProject((state) => state.open);
  const coderId = useWorkingCoderId();
  const key = open && `${open.path} ${coderId ?? ''}`;
  const { value: history } = useAnswer(key, (asking) => asking.history.state());
  const editable = open !== null && !open.readOnly;
  const { undo, redo } = history ?? {};
  const handlers: Handlers = {
    'edit.undo': {
      run: undoAndReturn,
      enabled: editable && Boolean(undo),
      looksItself: editable,
      label: undo ? t('shell:undo_what', { what: actSentence(words, undo) }) : undefined,
      hint: undo ? t('shell:undo_what_short', { what: shortened(actSentence(words, undo)) }) : undefined,
    },
    'edit.redo': {
      run: redoAndReturn,
      enabled: editable && Boolean(redo),
      looksItself: editable,
      label: redo ? t('shell:redo_what', { what: actSentence(words, redo) }) : undefined,
    },
  };
  // The window handles both too, and the handler attached last wins, so these must be attached after the first answer.
  useActions(history ? handlers : {});
}
