import { useRef, useState, type ReactNode } from 'react';
import type { CodeRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { listPlace } from './list-places.ts';
import { OtherCode } from './other-code.tsx';
import { MouseActs } from './suggestion-item.tsx';
import own from './suggestions.module.css';

/** A passage that waits for a judgement. */
interface Judged {
  readonly id: string;
  readonly sourceId: string;
}

export interface JudgedListProps<Row extends Judged> {
  code: CodeRecord;
  rows: readonly Row[];
  label: string;
  /** The key under which the list keeps its place. */
  placeKey: string;
  /** The place of a row in its text; null for the whole source. */
  spanOf: (row: Row) => Span | null;
  /** Codes a row. Acts with the same `group` are undone together. */
  accept: (row: Row, code: CodeRecord, group?: string) => Promise<void>;
  refuse: (row: Row, code: CodeRecord) => Promise<void>;
  /** Shows a row; `acts` are its buttons. */
  render: (row: Row, acts: ReactNode) => ReactNode;
  empty: ReactNode;
}

/** Keeps the history in the order of the keys. */
const afterTheLast = oneAfterAnother();

/** Passages to be taken into one's own codings or refused, one by one: Enter opens one in its text, keys judge it. */
export function JudgedList<Row extends Judged>(props: JudgedListProps<Row>) {
  const { code, rows, spanOf } = props;
  const { t } = useWords();
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const [at, setAt] = useState<string | null>(null);
  const [other, setOther] = useState<Row | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const current = rows.find(({ id }) => id === at) ?? rows[0];
  // Moves on before the answer, so that the next key judges the next row; a row is judged once at a time.
  const [underWay] = useState(() => new Set<string>());
  const judge = (row: Row, work: (row: Row) => Promise<void>): void => {
    if (underWay.has(row.id)) return;
    underWay.add(row.id);
    const place = rows.findIndex(({ id }) => id === row.id);
    const next = [...rows.slice(place + 1), ...rows.slice(0, place).toReversed()].find(
      ({ id }) => !underWay.has(id),
    );
    setAt(next?.id ?? null);
    afterTheLast(() => work(row))
      .catch((error: unknown) => {
        setAt(row.id);
        showError(error);
      })
      .finally(() => underWay.delete(row.id));
  };
  const accept = (row: Row): void => judge(row, (it) => props.accept(it, code));
  const refuse = (row: Row): void => judge(row, (it) => props.refuse(it, code));
  const open = (row: Row): void => {
    const span = spanOf(row);
    openPlace({ sourceId: row.sourceId, ...(span ? { span } : {}) });
  };
  const onCurrent = (run: (row: Row) => void, isOffered = true) => ({
    run: () => current && run(current),
    enabled: canWrite && isOffered && current !== undefined,
  });
  useActions({
    'suggestions.accept': onCurrent(accept, code.codable),
    'suggestions.other': onCurrent(setOther),
    'suggestions.refuse': onCurrent(refuse),
  });
  const list = (): HTMLElement | null =>
    frame.current?.querySelector<HTMLElement>('[role="listbox"]') ?? null;
  const anchor = (): DOMRect | null => {
    const id = list()?.getAttribute('aria-activedescendant');
    return (id ? document.getElementById(id) : frame.current)?.getBoundingClientRect() ?? null;
  };
  const entries = [
    ...(code.codable ? [['accept', t('suggestions:accept', { name: code.name }), accept] as const] : []),
    ['other', t('suggestions:other'), setOther] as const,
    ['refuse', t('suggestions:refuse'), refuse] as const,
  ] as const;
  const acts = (row: Row) => [
    ...(code.codable ? [[t('suggestions:accept_short'), () => accept(row)] as const] : []),
    [t('suggestions:act_other_short'), () => setOther(row)] as const,
    [t('suggestions:refuse'), () => refuse(row)] as const,
  ];
  return (
    <div ref={frame} className={own.body}>
      <VirtualList<Row>
        label={props.label}
        items={rows}
        idOf={({ id }) => id}
        estimate={110}
        selected={new Set(current ? [current.id] : [])}
        onSelectedChange={(ids) => setAt([...ids][0] ?? null)}
        multiple={false}
        onOpen={open}
        place={listPlace(props.placeKey)}
        className={own.list}
        menu={([row]) =>
          row === undefined
            ? []
            : [
                { entries: [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(row) }] },
                {
                  entries: canWrite
                    ? entries.map(([id, label, run]) => ({
                        id,
                        label,
                        keys: shownKey(`suggestions.${id}`),
                        run: () => run(row),
                      }))
                    : [],
                },
              ]
        }
        render={(row) => props.render(row, canWrite && <MouseActs acts={acts(row)} />)}
        empty={props.empty}
      />
      {other && (
        <OtherCode
          anchor={anchor}
          onChoose={(chosen, group) => judge(other, (it) => props.accept(it, chosen, group))}
          onClose={() => {
            setOther(null);
            list()?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}
