import { useRef, useState } from 'react';
import type { CodeRecord } from '#core/records.ts';
import type { ProposedPassage } from '#electron/services/program-codings.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import type { Words } from '#words/words.ts';
import { listPlace } from './list-places.ts';
import { OtherCode } from './other-code.tsx';
import { acceptProposed, refuseProposed, type ProposedRow } from './suggestion-row.ts';
import { MouseActs, SuggestionItem } from './suggestion-item.tsx';
import own from './suggestions.module.css';

export interface ProposedListProps {
  code: CodeRecord;
  /** Undefined until they are known. */
  rows: readonly ProposedPassage[] | undefined;
}

/** What programs coded, to be taken into one's own codings or refused, one by one and by the keys of suggestions. */
export function ProposedList({ code, rows: asked }: ProposedListProps) {
  const words = useWords();
  const { t } = words;
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const [at, setAt] = useState<string | null>(null);
  const [other, setOther] = useState<ProposedRow | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const rows: readonly ProposedRow[] = (asked ?? []).map((row) => ({ ...row, id: row.codingId }));
  const current = rows.find(({ id }) => id === at) ?? rows[0];
  const decide = (row: ProposedRow, work: (row: ProposedRow) => Promise<void>): void => {
    const place = rows.findIndex(({ id }) => id === row.id);
    const next = rows[place + 1] ?? rows[place - 1];
    void work(row).then(() => setAt(next?.id ?? null), showError);
  };
  const accept = (row: ProposedRow): void => decide(row, (it) => acceptProposed(it, code));
  const refuse = (row: ProposedRow): void => decide(row, (it) => refuseProposed(it, code));
  const open = ({ sourceId, span }: ProposedRow): void => openPlace({ sourceId, ...(span ? { span } : {}) });
  const onCurrent = (run: (row: ProposedRow) => void, isOpen = true) => ({
    run: () => current && run(current),
    enabled: canWrite && isOpen && current !== undefined,
  });
  useActions({
    'suggestions.accept': onCurrent(accept, code.codable),
    'suggestions.other': onCurrent(setOther),
    'suggestions.refuse': onCurrent(refuse),
  });
  const anchor = (): DOMRect | null => {
    const id = frame.current?.querySelector('[role="listbox"]')?.getAttribute('aria-activedescendant');
    return (id ? document.getElementById(id) : frame.current)?.getBoundingClientRect() ?? null;
  };
  if (!asked) return null;
  const acts = (row: ProposedRow) => [
    ...(code.codable ? [[t('suggestions:accept_short'), () => accept(row)] as const] : []),
    [t('suggestions:act_other_short'), () => setOther(row)] as const,
    [t('suggestions:refuse'), () => refuse(row)] as const,
  ];
  return (
    <div ref={frame} className={own.body}>
      <VirtualList<ProposedRow>
        label={t('suggestions:proposed_list', { name: code.name })}
        items={rows}
        idOf={({ id }) => id}
        estimate={110}
        selected={new Set(current ? [current.id] : [])}
        onSelectedChange={(ids) => setAt([...ids][0] ?? null)}
        multiple={false}
        onOpen={open}
        place={listPlace(`proposed ${code.id}`)}
        className={own.list}
        menu={([row]) =>
          row === undefined
            ? []
            : [
                { entries: [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: () => open(row) }] },
                {
                  entries: canWrite
                    ? (
                        [
                          ...(code.codable
                            ? [['accept', t('suggestions:accept', { name: code.name }), accept] as const]
                            : []),
                          ['other', t('suggestions:other'), setOther] as const,
                          ['refuse', t('suggestions:refuse'), refuse] as const,
                        ] as const
                      ).map(([id, label, run]) => ({
                        id,
                        label,
                        keys: shownKey(`suggestions.${id}`),
                        run: () => run(row),
                      }))
                    : [],
                },
              ]
        }
        render={(row) => (
          <SuggestionItem
            sourceId={row.sourceId}
            quote={row.span ? row.quote : t('suggestions:whole_source')}
            paragraph={row.paragraph}
            remarks={remarksOn(words, row)}
          >
            {canWrite && <MouseActs acts={acts(row)} />}
          </SuggestionItem>
        )}
        empty={<EmptyState sentence={t('suggestions:none_proposed')} />}
      />
      {other && (
        <OtherCode
          anchor={anchor}
          onChoose={(chosen, group) => decide(other, (it) => acceptProposed(it, chosen, group))}
          onClose={() => {
            setOther(null);
            frame.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}

/** Which program it was, what it said of its own certainty, and why. */
function remarksOn({ t, language }: Words, { program, confidence, rationale }: ProposedRow): string[] {
  return [
    t('suggestions:proposed_by', { program }),
    ...(confidence === null
      ? []
      : [
          t('suggestions:its_confidence', {
            confidence: new Intl.NumberFormat(language, { maximumSignificantDigits: 15 }).format(confidence),
          }),
        ]),
    ...(rationale === null ? [] : [t('suggestions:its_reason', { reason: rationale })]),
  ];
}
