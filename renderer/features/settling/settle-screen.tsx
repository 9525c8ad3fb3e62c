import { useEffect, useRef, useState } from 'react';
import type { Take } from '#core/team/deciding.ts';
import type { WaitingDetail } from '#core/team/waiting.ts';
import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, show, workspaceStore } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { fieldInWords, fieldValueInWords } from '#words/settled-row.ts';
import { AllAlike, alikeIn } from './all-alike.tsx';
import { BothVersions, SideHeads } from './both-versions.tsx';
import { DecisionKeys } from './decision-keys.tsx';
import { itemInWords, stateInWords } from './in-words.ts';
import styles from './settling.module.css';
import { useSettling, type Settling } from './use-settling.ts';
import { chosenOf, step, useActsSettled, useWaiting, type Item } from './waiting-desk.ts';

/** What waits for a decision in the team, one thing at a time, and what was decided. */
export function SettleScreen() {
  const { t } = useWords();
  const waiting = useWaiting();
  const settling = useSettling();
  const items = waiting?.items ?? [];
  const chosen = waiting && chosenOf(waiting);
  const decided = items.filter(({ group }) => group === 'decided').length;
  useActions({
    ...(items.length > 0 ? { 'settling.next': () => step(1), 'settling.previous': () => step(-1) } : {}),
    ...(decided > 0 ? { 'settling.seen_all': () => settling.see() } : {}),
    ...(settling.reopen ? { 'edit.undo': { run: settling.reopen, label: t('settling:reopen') } } : {}),
  });
  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      {chosen ? (
        <OneItem
          key={chosen.id}
          item={chosen}
          settling={settling}
          decided={decided}
          alike={alikeIn(items, chosen)}
        />
      ) : (
        <PageHeader className={screenStyles.head} title={t('settling:title')} />
      )}
      <JobProgress job={settling.job} what={t('settling:all.settling')} />
      {waiting?.problem && <Note tone="danger">{waiting.problem}</Note>}
      {waiting && !waiting.problem && !chosen && <EmptyState sentence={t('settling:nothing')} />}
      <FooterState>{t('settling:state', { held: items.length - decided, decided })}</FooterState>
    </div>
  );
}

interface OneItemProps {
  readonly item: Item;
  readonly settling: Settling;
  /** How many were decided, this one included. */
  readonly decided: number;
  /** The ids of what waits for the same reason, this one included. */
  readonly alike: readonly string[];
}

function OneItem({ item, settling, decided, alike }: OneItemProps) {
  const words = useWords();
  const { t } = words;
  const { detail, problem } = useDetail(item.id);
  const row = item.group === 'held' ? item.work.rows[0] : item.work.row;
  const source = useProject((state) => state.tables.source.get(row?.sourceId ?? ''));
  const code = useProject((state) => state.tables.code.get(row?.codeId ?? ''));
  const [parts, setParts] = useState<readonly Take[]>([]);
  const decide = (take: Take, ...more: readonly Take[]): void => {
    const count = detail?.parts.length ?? 0;
    const chosen = count > 0 ? [...parts, take, ...more].slice(0, count) : [];
    if (chosen.length < count) return setParts(chosen);
    const whole = chosen.every((each) => each === 'theirs')
      ? take
      : (chosen.find((each) => each !== 'theirs') ?? take);
    settling.settle(item.id, whole, chosen);
  };
  useKeysAhead(detail, decide);
  const read = source && (() => openPlace({ sourceId: source.id }));
  useActions({
    ...(read ? { 'settling.read': read } : {}),
    ...(item.group === 'decided' ? { 'settling.seen': () => settling.see([item.id]) } : {}),
    ...(parts.length > 0
      ? { 'edit.undo': { run: () => setParts(parts.slice(0, -1)), label: t('settling:part_back') } }
      : {}),
  });
  const title = itemInWords(words, item);
  return (
    <section className={styles.item} aria-label={title}>
      <PageHeader
        className={screenStyles.head}
        title={code ? <CodeSwatch colour={code.colour}>{title}</CodeSwatch> : title}
        subtitle={stateInWords(words, item)}
      >
        {read && <LinkButton onPress={read}>{t('settling:open_text')}</LinkButton>}
        {code && (
          <LinkButton
            onPress={() => {
              workspaceStore.setState({ codeId: code.id });
              show('codebook');
            }}
          >
            {t('settling:open_code')}
          </LinkButton>
        )}
        {detail && alike.length > 1 && (
          <AllAlike detail={detail} count={alike.length} onTake={(take) => settling.settleAll(alike, take)} />
        )}
        {decided > 1 && <Button onPress={() => settling.see()}>{t('settling:all_seen')}</Button>}
      </PageHeader>
      {problem !== null && <Note tone="danger">{problem}</Note>}
      {detail && (
        <>
          <Versions detail={detail} item={item} parts={parts} language={source?.language ?? undefined} />
          <DecisionKeys
            detail={detail}
            group={item.group}
            place={parts.length}
            onDecide={decide}
            onSee={() => settling.see([item.id])}
          />
        </>
      )}
    </section>
  );
}

interface VersionsProps {
  readonly detail: WaitingDetail;
  readonly item: Item;
  /** What was chosen for the first parts of a text. */
  readonly parts: readonly Take[];
  readonly language: string | undefined;
}

function Versions({ detail, item, parts, language }: VersionsProps) {
  const words = useWords();
  const { t } = words;
  const table = item.group === 'held' ? (item.work.rows[0]?.table ?? '') : item.work.row.table;
  const isTold = detail.parts.length + detail.fields.length > 0;
  return (
    <>
      {detail.quote !== null && (
        <blockquote className={styles.quote} lang={language}>
          {detail.quote}
        </blockquote>
      )}
      {isTold && <SideHeads detail={detail} />}
      {detail.parts.map((part, place) => (
        <section
          key={place}
          className={cx(styles.part, detail.parts.length > 1 && place === parts.length && styles.here)}
          aria-label={t('settling:part', { number: place + 1, count: detail.parts.length })}
          aria-current={place === parts.length ? 'step' : undefined}
        >
          {detail.parts.length > 1 && (
            <h2 className={styles.partHead}>
              {t('settling:part', { number: place + 1, count: detail.parts.length })}
              {parts[place] && ` · ${t(`settling:chosen.${parts[place]}`)}`}
            </h2>
          )}
          <BothVersions {...part} language={language} taken={parts[place] ?? null} />
        </section>
      ))}
      {detail.fields.map(({ field, ours, theirs }) => (
        <section key={field} className={styles.part}>
          <h2 className={styles.partHead}>{fieldInWords(words, table, field)}</h2>
          <BothVersions
            ours={fieldValueInWords(words, field, ours)}
            theirs={fieldValueInWords(words, field, theirs)}
            taken={detail.stands}
          />
        </section>
      ))}
      {detail.losesForm && <p className={styles.remark}>{t('settling:loses_form')}</p>}
    </>
  );
}

/** Decides by the keys that were pressed before both versions were there; what cannot be decided is left. */
function useKeysAhead(
  detail: WaitingDetail | null,
  decide: (take: Take, ...more: readonly Take[]) => void,
): void {
  const pressed = useRef<Take[]>([]);
  const press = (take: Take) => (): void => {
    pressed.current.push(take);
  };
  useActions(
    detail === null
      ? {
          'settling.ours': press('ours'),
          'settling.theirs': press('theirs'),
          'settling.both': press('both'),
        }
      : {},
  );
  useEffect(() => {
    if (detail === null) return;
    const [take, ...more] = pressed.current.splice(0).filter((each) => detail.takes.includes(each));
    if (take) decide(take, ...more);
  });
}

/** The whole of an item; asked for again with news of the team. */
function useDetail(id: string): { readonly detail: WaitingDetail | null; readonly problem: string | null } {
  const news = useTeamNews();
  const acts = useActsSettled();
  const [detail, setDetail] = useState<WaitingDetail | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    api.team.waitingDetail({ id }).then(
      (found) => {
        if (!isCurrent) return;
        setDetail(found);
        setProblem(null);
      },
      (error: unknown) => {
        if (isCurrent) setProblem(sentenceFor(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [id, news, acts]);
  return { detail, problem };
}
