import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { TallyRequest } from '#core/counting/request.ts';
import type { CodeRecord } from '#core/records.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useOpenedMenu } from '#renderer/ui/list/use-row-menu.tsx';
import { chooseRows, tickRows, useChosenRows, useTickedRows } from '#renderer/common/passages/chosen-rows.ts';
import { CodeForRows, type CodeFor } from './code-for-rows.tsx';
import { dragPassages } from './dragged-passages.ts';
import { openFrom, type HeldList } from '#renderer/common/passages/held-list.ts';
import type { ListedQuery } from '#renderer/common/passages/passage-request.ts';
import { listPlace } from './list-places.ts';
import {
  addCodeToRows,
  codePlaces,
  copyRows,
  pinRows,
  removeOther,
  removeRows,
  setStanceOfRows,
  setVoiceOfRows,
} from './passage-acts.ts';
import { PassageBar } from './passage-bar.tsx';
import { isFiltering, type PassageFilter } from './passage-filter.ts';
import { PassageList, type RowGroups } from './passage-list.tsx';
import { idOf, placeOf, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import styles from './passages.module.css';
import { NothingListed } from './nothing-listed.tsx';
import { rowBox, type OpenBox } from './row-box.tsx';
import { meanRows, moveToSubCode, type Split } from './split-desk.ts';
import { rowMenu, stanceMenu, voiceMenu, type RowActs } from './row-menu.ts';

export interface PassageRowsProps {
  /** The code whose passages are listed; null where a query finds those of several, or of none. */
  code: CodeRecord | null;
  /** The query whose places are listed instead. */
  query?: ListedQuery;
  /** What is listed: the accessible name of the list. */
  label?: string;
  /** The group of each row, if rows are grouped by something else than their source. */
  groups?: RowGroups;
  /** Shown instead of the usual words where nothing is listed. */
  empty?: ReactNode;
  rows: readonly PassageRow[];
  request: TallyRequest;
  filter: PassageFilter;
  /** The current split of the code. */
  split: Split | null;
  /** The number of rows without the filter; known if the filter has left none. */
  unfiltered: number | undefined;
  onClear: () => void;
}

/** The approximate height in px of the bar over the end of the list. */
const BAR_HEIGHT = 52;

const noCodes: readonly CodeRecord[] = [];

/** The list with its actions on one row or many. */
export function PassageRows({
  code,
  rows,
  request,
  filter,
  split,
  unfiltered,
  onClear,
  ...shown
}: PassageRowsProps) {
  const words = useWords();
  const { t } = words;
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const pinned = useProject((state) => state.codebook.inOrder);
  const memos = useSeenMemos();
  const list: HeldList = {
    request,
    cell: { codeId: code?.id ?? '' },
    words: shown.query ? '' : filter.words,
    sided: shown.query ? 'any' : filter.sided,
    order: filter.order,
    column: '',
    from: 'passages',
    ...(shown.query && { query: shown.query }),
  };
  const [at = null] = useChosenRows(list);
  const ticked = useTickedRows(list);
  const tickedRows = rows.filter((row) => ticked.has(idOf(row)));
  const current = rows.find((row) => idOf(row) === at);
  const [coding, setCoding] = useState<{ purpose: CodeFor; rows: readonly PassageRow[] } | null>(null);
  const [box, setBox] = useState<OpenBox | null>(null);
  const [inView, setInView] = useState<readonly string[]>([]);
  const frame = useRef<HTMLDivElement>(null);
  const keyMenu = useOpenedMenu(t('passages:bar'));
  const attempt = (work: Promise<unknown>): void => {
    work.catch(showError);
  };
  const open = (row: PassageRow, codingId?: string): void => openFrom(list, row, codingId);
  const focusList = (): void =>
    frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });

  /** Opens a box below the keyboard's row if the action applies to it, else below the first row it applies to. */
  const openBox = (of: readonly PassageRow[], what: OpenBox['what']): void => {
    const row = current && of.includes(current) ? current : of[0];
    if (!row) return;
    chooseRows(list, new Set([idOf(row)]));
    setBox({ at: idOf(row), what });
  };
  const actsOn = (of: readonly PassageRow[]): RowActs => ({
    copy: () => attempt(copyRows(of)),
    addCode: () => setCoding({ purpose: 'apply', rows: of }),
    changeCode: () => setCoding({ purpose: 'recode', rows: of }),
    stance: (stance) => attempt(setStanceOfRows(of, stance)),
    voice: (voice) => attempt(setVoiceOfRows(of, voice)),
    memo: () => openBox(of, 'memo'),
    details: () => openBox(of, 'details'),
    pin: () => attempt(pinRows(of)),
    remove: () => attempt(removeRows(of)),
  });
  /** The rows that actions apply to: the ticked ones, else the keyboard's row. */
  const actedOn = tickedRows.length > 0 ? tickedRows : current ? [current] : [];
  const acts = actsOn(actedOn);
  const splitting = split !== null;
  const meantIds = actedOn.map(idOf).join('\n');
  useEffect(() => {
    if (splitting) meanRows(actedOn);
    // The ids represent all of the rows that matters here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [splitting, meantIds]);
  const subCodes = useProject((state) => (code && state.codebook.children.get(code.id)) ?? noCodes);
  /** Moves these rows to the sub-code with this number; the keyboard continues with the next row. */
  const moveTo = (number: number): void => {
    const target = subCodes[number - 1];
    if (!split || !target) return;
    const last = rows.findLastIndex((row) => actedOn.includes(row));
    const next = rows.slice(last + 1).find((row) => !actedOn.includes(row));
    // Before the answer, so that the next key moves the next row.
    tickRows(list, new Set());
    if (next) chooseRows(list, new Set([idOf(next)]));
    attempt(
      moveToSubCode(split, actedOn, target.id).catch((error: unknown) => {
        if (tickedRows.length > 0) tickRows(list, ticked);
        if (at !== null) chooseRows(list, new Set([at]));
        throw error;
      }),
    );
  };
  const enabled = canWrite && actedOn.length > 0;
  const anchor = (): DOMRect | null => {
    const id = frame.current?.querySelector('[role="listbox"]')?.getAttribute('aria-activedescendant');
    const whole = frame.current?.getBoundingClientRect();
    const line = id ? document.getElementById(id)?.getBoundingClientRect() : undefined;
    if (whole && line && line.bottom > whole.top && line.top < whole.bottom) return line;
    // The row is scrolled out of view, or there is none: place it over the bar.
    return whole ? new DOMRect(whole.left, whole.bottom - BAR_HEIGHT, whole.width, 0) : null;
  };
  const menuAtRow = (sections: ReturnType<typeof stanceMenu>): void => {
    const where = anchor();
    if (where) keyMenu.open(where, sections);
  };
  useActions({
    'passages.add_code': { run: acts.addCode, enabled, hint: t('passages:add_code') },
    'passages.recode': { run: acts.changeCode, enabled },
    'passages.code': {
      run: (press) => {
        if (split) return moveTo(Number(press));
        const chosen = pinned.find(({ pin }) => String(pin) === press);
        if (chosen) attempt((shown.query ? codePlaces : addCodeToRows)(actedOn, chosen));
      },
      enabled: enabled && (splitting ? subCodes.length > 0 : pinned.some(({ pin }) => pin !== null)),
      hint: t(splitting ? 'passages:split_key' : 'passages:add_pinned'),
    },
    'passages.memo': { run: acts.memo, enabled, hint: t('passages:memo_act') },
    'passages.stance': {
      run: () => menuAtRow(stanceMenu(words, acts)),
      enabled,
      hint: t('passages:stance_filter'),
    },
    'passages.voice': { run: () => menuAtRow(voiceMenu(words, acts)), enabled },
    'passages.details': { run: acts.details, enabled },
    'passages.pin': { run: acts.pin, enabled },
    'passages.select_all': {
      run: () => tickRows(list, new Set(rows.map(idOf))),
      enabled: rows.length > 0,
    },
    'passages.clear': {
      run: () => (ticked.size > 0 ? tickRows(list, new Set()) : onClear()),
      enabled: ticked.size > 0 || isFiltering(filter),
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const isCopy = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'c';
    if (!isCopy || actedOn.length === 0 || String(getSelection()) !== '') return;
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    acts.copy();
  };
  const boxRow = rows.find((row) => idOf(row) === box?.at);
  const withMemo = new Set([...memos.values()].map(({ codingId }) => codingId));
  const boxCoding = boxRow?.codingIds.find((id) => withMemo.has(id)) ?? boxRow?.codingIds[0];
  const closeBox = (): void => {
    const { activeElement } = document;
    setBox(null);
    // The focus may have gone elsewhere while the memo was being saved.
    if (activeElement === document.body || frame.current?.contains(activeElement)) focusList();
  };
  const below =
    box !== null && boxCoding !== undefined
      ? rowBox(box, { codingId: boxCoding, name: code?.name ?? shown.label ?? '', onClose: closeBox })
      : null;
  const inSight = new Set(inView);
  return (
    // The list inside has the focus; keys that it does not handle arrive here.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={frame} className={styles.rows} onKeyDown={onKeyDown}>
      <PassageList
        label={shown.label ?? t('analysis:passages_of', { name: code?.name ?? '' })}
        rows={rows}
        // A row of a query names all its codes.
        codeId={shown.query ? '' : (code?.id ?? '')}
        isFlat={filter.order !== 'source' && !shown.groups}
        {...(shown.groups && { groups: shown.groups })}
        namesCoders={filter.layer === 'union' || filter.layer === 'majority'}
        selected={ticked}
        onSelectedChange={(ids) => tickRows(list, ids)}
        ticking={{ at, onAt: (id) => chooseRows(list, new Set([id])) }}
        onOpen={open}
        onOpenBeside={(row) => openBeside(placeOf(row))}
        otherActs={{
          open,
          ...(canWrite ? { remove: (ids, other) => attempt(removeOther(ids, other)) } : {}),
        }}
        menu={(meantRows) =>
          rowMenu(words, actsOn(meantRows), {
            open: meantRows.length === 1 && meantRows[0] ? () => open(meantRows[0]!) : null,
            openBeside:
              meantRows.length === 1 && meantRows[0] ? () => openBeside(placeOf(meantRows[0]!)) : null,
            canWrite,
          })
        }
        {...(enabled ? { onDelete: acts.remove } : {})}
        {...(canWrite
          ? {
              onDragStart: (event, dragged) =>
                dragPassages(
                  event,
                  { rows: dragged, fromId: code?.id ?? '' },
                  event.currentTarget.textContent.trim(),
                ),
            }
          : {})}
        onInView={setInView}
        endRoom={tickedRows.length > 0 ? BAR_HEIGHT : 0}
        below={below}
        place={listPlace(`passages ${code?.id} ${JSON.stringify([filter, split?.view, shown.query])}`)}
        empty={
          shown.empty ?? (
            <NothingListed
              name={code?.name ?? ''}
              isFiltering={isFiltering(filter)}
              isSplitDone={split?.view === 'still'}
              unfiltered={unfiltered}
              onClear={onClear}
            />
          )
        }
      />
      {tickedRows.length > 0 && (
        <PassageBar
          count={tickedRows.length}
          outOfView={tickedRows.filter((row) => !inSight.has(idOf(row))).length}
          onClear={() => {
            tickRows(list, new Set());
            focusList();
          }}
          acts={
            canWrite ? { ...acts, stances: stanceMenu(words, acts), voices: voiceMenu(words, acts) } : null
          }
        />
      )}
      {coding && (
        <CodeForRows
          purpose={coding.purpose}
          rows={coding.rows}
          codeId={code?.id ?? null}
          arePlaces={shown.query !== undefined}
          rollup={shown.query ? true : (request.rollup ?? true)}
          anchor={anchor}
          onClose={() => {
            setCoding(null);
            focusList();
          }}
        />
      )}
      {keyMenu.element}
    </div>
  );
}
