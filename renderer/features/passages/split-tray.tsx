import { X } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent, type FormEvent } from 'react';
import type { Split as SplitCounts } from '#core/counting/split.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import type { CountingRequest, TallyRequest } from '#core/counting/request.ts';
import type { CodeRecord } from '#core/records.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useNewName } from '#renderer/app/services/use-new-name.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { countInWords } from '#words/numbers.ts';
import { draggedRows, keepsBoth } from './dragged-passages.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { CountStep, DropPlace, SplitCard } from './split-card.tsx';
import {
  addSubCode,
  defineSubCode,
  endSplit,
  keepBefore,
  makeSubCode,
  moveToSubCode,
  type Split,
  type ThemeCounts,
} from './split-desk.ts';
import { isOneAct } from './split-group.ts';
import styles from './split.module.css';

export interface SplitTrayProps {
  readonly code: CodeRecord;
  readonly split: Split;
  /** The request of the list. */
  readonly request: TallyRequest;
  readonly counts: SplitCounts | undefined;
}

/** The sub-codes to sort the passages of a code into, with the progress. */
export function SplitTray({ code, split, request, counts }: SplitTrayProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const [over, setOver] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<readonly PassageRow[]>([]);
  const parts = counts?.parts ?? [];
  const end = (): void => {
    endSplit();
    const moved = parts.filter(({ now }) => now > 0).length;
    if (moved === 0) return;
    const done = isOneAct(split) ? 'passages:split_done' : 'passages:split_done_since';
    offerUndo(t(done, { name: code.name, count: moved }), split.lastGroup ?? split.group);
  };
  const drop = (event: DragEvent, codeId: string): void => {
    const rows = draggedRows();
    const target = codebook.byId.get(codeId);
    if (keepsBoth(event) && target) addSubCode(split, rows, target).catch(showError);
    else moveToSubCode(split, rows, codeId).catch(showError);
  };
  const hover = (id: string) => (isOver: boolean) =>
    setOver((before) => (isOver ? id : before === id ? null : before));
  return (
    <aside className={styles.tray} aria-label={t('passages:split_of', { name: code.name })}>
      <header className={styles.head}>
        <h2>{t('passages:split_of', { name: code.name })}</h2>
        <IconButton size="small" label={t('passages:split_close')} onPress={end}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.body}>
        <p className={styles.quiet}>{t('passages:split_how')}</p>
        {parts.map(({ codeId, now, after }, index) => {
          const part = codebook.byId.get(codeId);
          return (
            part && (
              <SplitCard
                key={codeId}
                code={part}
                number={index < 9 ? index + 1 : null}
                now={now}
                after={over === codeId ? after : now}
                onOver={hover(codeId)}
                onDrop={(event) => drop(event, codeId)}
                onDefine={(text) => defineSubCode(split, codeId, text)}
              />
            )
          );
        })}
        <NewSubCode split={split} waiting={waiting} onWaiting={setWaiting} />
        {counts && <Progress code={code} counts={counts} over={over} />}
        <InThemes key={split.group} code={code} split={split} request={request} />
      </div>
      <footer className={styles.foot}>
        <span className={styles.quiet}>
          {t(isOneAct(split) ? 'passages:split_undo' : 'passages:split_undo_since')}
        </span>
        <Button tone="primary" onPress={end}>
          {t('passages:split_finish')}
        </Button>
      </footer>
    </aside>
  );
}

interface NewSubCodeProps {
  readonly split: Split;
  /** Rows that were dropped and wait for the name of their new code. */
  readonly waiting: readonly PassageRow[];
  readonly onWaiting: (rows: readonly PassageRow[]) => void;
}

function NewSubCode({ split, waiting, onWaiting }: NewSubCodeProps) {
  const { t } = useWords();
  const { name, setName, add } = useNewName((given) =>
    makeSubCode(split, given.trim(), waiting).catch((error: unknown) => {
      onWaiting(waiting);
      throw error;
    }),
  );
  const form = useRef<HTMLFormElement>(null);
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    add();
    onWaiting([]);
  };
  const label =
    waiting.length > 0 ? t('passages:split_name', { count: waiting.length }) : t('passages:split_new');
  return (
    <DropPlace
      className={styles.newCode}
      onOver={() => undefined}
      onDrop={() => {
        onWaiting(draggedRows());
        form.current?.querySelector('input')?.focus();
      }}
    >
      <form ref={form} onSubmit={make}>
        <TextField
          label={label}
          labelHidden
          placeholder={label}
          value={name}
          onChange={setName}
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setName('');
            onWaiting([]);
          }}
        />
      </form>
    </DropPlace>
  );
}

interface ProgressProps {
  readonly code: CodeRecord;
  readonly counts: SplitCounts;
  /** The sub-code under the pointer. */
  readonly over: string | null;
}

/** What remains directly under the code: as a number, a bar and a sum. */
function Progress({ code, counts, over }: ProgressProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const { parts, still, total, gathered, inSeveral, whole } = counts;
  const shown = parts.map((part) => ({ ...part, after: part.codeId === over ? part.after : part.now }));
  const after = over === null ? still.now : still.after;
  const addends = [...shown.map((part) => part.after), after, ...(gathered > 0 ? [gathered] : [])];
  const sum = addends.map((count) => countInWords(words, count)).join(' + ');
  const of = addends.reduce((before, count) => before + count, 0);
  const passages = t(whole > 0 ? 'passages:split_rows' : 'passages:split_passages', { count: total });
  return (
    <section className={styles.box}>
      <div className={styles.cardLine}>
        <span>{t('passages:still_at', { name: code.name })}</span>
        <span className={styles.count}>
          <CountStep now={still.now} after={after} />
        </span>
      </div>
      <div className={styles.bar} aria-hidden>
        {shown.map((part) => {
          const colour = `var(--code-${codes.get(part.codeId)?.colour ?? 0})`;
          return [
            <span key={part.codeId} style={{ flexGrow: part.now, background: colour }} />,
            <span
              key={`${part.codeId} next`}
              className={styles.striped}
              style={{ flexGrow: Math.max(0, part.after - part.now), ['--stripe' as string]: colour }}
            />,
          ];
        })}
        <span className={styles.rest} style={{ flexGrow: after + gathered }} />
      </div>
      <p className={styles.quiet}>
        {of === total
          ? t('passages:split_sum', { sum, passages })
          : over === null
            ? t('passages:split_sum_several', { sum, passages, count: inSeveral })
            : passages}
      </p>
    </section>
  );
}

/** The counts of the themes that include the code, before the split and now. */
function InThemes({ code, split, request }: Omit<SplitTrayProps, 'counts'>) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const themes = codebook.inOrder.filter(
    ({ id, isTheme }) => isTheme && id !== code.id && countedCodes(codebook, id).has(code.id),
  );
  const all: CountingRequest = {
    denominator: request.denominator,
    ...(request.layer === undefined ? {} : { layer: request.layer }),
  };
  const { value } = useAnswer(themes.length > 0 ? `split ${JSON.stringify(all)}` : null, (asking) =>
    asking.tallies.codebook({ unit: 'sources', request: all }),
  );
  const counts = value?.counts;
  useEffect(() => {
    if (counts) keepBefore(counts);
  }, [counts]);
  const { before } = split;
  if (themes.length === 0 || !counts || !before) return null;
  const of = (id: string, from: ThemeCounts): number => from[id]?.rolledUp ?? 0;
  const areSame = themes.every(({ id }) => of(id, before) === of(id, counts));
  return (
    <section className={styles.box}>
      <h3 className={styles.label}>{t('passages:in_themes')}</h3>
      {themes.map((theme) => (
        <div key={theme.id} className={styles.cardLine}>
          <CodeSwatch colour={theme.colour}>{theme.name}</CodeSwatch>
          <span className={styles.count}>
            {of(theme.id, before)} → {of(theme.id, counts)} <small>{t('counting:units.sources')}</small>
          </span>
        </div>
      ))}
      {areSame && <p className={styles.quiet}>{t('passages:themes_stay', { name: code.name })}</p>}
    </section>
  );
}
