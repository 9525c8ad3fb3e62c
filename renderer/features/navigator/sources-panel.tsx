import { Check } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Standing } from '#renderer/common/sources/standing.tsx';
import { useSourceRows } from '#renderer/common/sources/use-sources.ts';
import { openBeside, useActiveSourceId } from '#renderer/state/beside.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, useChoice } from '#renderer/state/workspace.ts';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import styles from './navigator.module.css';
import { sourceBranches, type SourceLine } from './source-branches.ts';

/** Up to this number all sources are visible from the start; with more, only their groups. */
const MAX_OPEN_AT_FIRST = 60;

/** All sources, each opened by a press. */
export function SourcesPanel() {
  const { t, language } = useWords();
  const number = useMemo(() => new Intl.NumberFormat(language), [language]);
  const rows = useSourceRows();
  const branches = useMemo(() => sourceBranches(rows), [rows]);
  const untouched = rows.length > MAX_OPEN_AT_FIRST ? ['interviews'] : branches.map(({ id }) => id);
  const [kept, setOpen] = useChoice<readonly string[]>('navigator.open', untouched);
  const current = useActiveSourceId();
  const group = branches.find(({ children }) => children.some(({ id }) => id === current))?.id;
  // Shows the open source once, so that its group can be closed again.
  const shown = useRef<string | null>(null);
  const isShown = current === undefined || group === undefined || shown.current === current;
  const open = isShown || kept.includes(group) ? kept : [...kept, group];
  useEffect(() => {
    if (isShown) return;
    shown.current = current;
    if (open !== kept) setOpen(open);
  });
  const nameOf = (line: SourceLine): string => {
    switch (line.what) {
      case 'interviews':
        return t('sources:interviews');
      case 'class':
        return line.name ?? t('sources:no_class');
      case 'source':
        return line.name;
    }
  };
  const menuOf = (sourceId: string): MenuSection[] => [
    {
      entries: [
        { id: 'open', label: t('sources:open'), keys: 'Enter', run: () => openPlace({ sourceId }) },
        {
          id: 'beside',
          label: t('beside:open'),
          keys: 'Shift+Enter',
          run: () => openBeside({ sourceId }),
        },
      ],
    },
  ];
  return (
    <div className={styles.list}>
      <Tree
        label={t('sources:title')}
        branches={branches}
        textOf={nameOf}
        render={(line) =>
          line.what === 'source' ? (
            <span className={styles.source}>
              <span className={styles.name}>{line.name}</span>{' '}
              {showsStatus(line) ? (
                <span className={styles.standing}>
                  <Standing source={line.row.source} />
                </span>
              ) : (
                <span className={styles.fact}>{factOf(line)}</span>
              )}
            </span>
          ) : (
            <strong>{nameOf(line)}</strong>
          )
        }
        trailing={(line) => {
          if (line.what === 'source') {
            return line.row.reviewed ? <Check size={13} aria-label={t('sources:reviewed')} /> : null;
          }
          return line.what === 'interviews'
            ? `${number.format(line.count)} · ${t('sources:people', { count: line.people })}`
            : number.format(line.count);
        }}
        isQuiet={(line) =>
          line.what === 'source' &&
          (line.row.source.status === 'excluded' || line.row.source.duplicateOf !== null)
        }
        open={new Set(open)}
        onOpenChange={(next) => setOpen([...next])}
        inView={current ?? null}
        selected={new Set(current === undefined ? [] : [current])}
        onSelectedChange={(ids) => {
          const [id] = ids;
          if (id !== undefined && rows.some(({ source }) => source.id === id)) openPlace({ sourceId: id });
        }}
        onActivate={(line, id) => {
          if (line.what === 'source') openPlace({ sourceId: id });
          else setOpen(open.includes(id) ? open.filter((each) => each !== id) : [...open, id]);
        }}
        onOpenBeside={(line, id) => {
          if (line.what === 'source') openBeside({ sourceId: id });
        }}
        selectingOpens
        menu={([line]) => (line?.what === 'source' ? menuOf(line.row.source.id) : [])}
      />
    </div>
  );
}

/** Whether to show a source's status: if it is never counted, or is marked for a second look. */
function showsStatus({ row: { source } }: Extract<SourceLine, { what: 'source' }>): boolean {
  return source.duplicateOf !== null || source.status === 'excluded' || source.status === 'second-look';
}

function factOf({ row }: Extract<SourceLine, { what: 'source' }>): string {
  const { source } = row;
  if (source.kind === 'document') return source.date ?? '';
  return [source.date, source.place].filter((fact) => fact !== null).join(', ');
}
