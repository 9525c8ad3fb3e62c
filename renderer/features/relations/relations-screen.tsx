import { useRef } from 'react';
import { meetings, type MeetBy } from '#core/relations/request.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { CountingCoverage } from '#renderer/common/counts/counting-coverage.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { countInWords } from '#words/numbers.ts';
import { relationsMethod } from '#words/relations-method.ts';
import type { Words } from '#words/words.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { ExportMenu } from './export-menu.tsx';
import { isOffered, meetByOf, type RelationChoices } from './relation-choices.ts';
import { codesInOrder, pairsOf } from './related-pairs.ts';
import { RelationsControls } from './relations-controls.tsx';
import { MatrixLegend, RelationsMatrix } from './relations-matrix.tsx';
import { RelationsPairs } from './relations-pairs.tsx';
import styles from './relations.module.css';
import { useRelationChoices, useRelations, type RelationsOfKind } from './use-relations.ts';

/** With more codes than this the list of pairs comes first. */
const MAX_CODES_OF_MATRIX = 25;

/** Where codes meet: how often, out of how many, in a matrix or as pairs. */
export function RelationsScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useRelationChoices();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { answer, reading, stop, goOn } = useRelations();
  const all = answer.value;
  const first = all?.[0]?.relations;
  const view = choices.view ?? ((first?.codes.length ?? 0) > MAX_CODES_OF_MATRIX ? 'pairs' : 'matrix');
  // The table is worded by what it counts, even while another count is under way.
  const by = first?.facts.by ?? meetByOf(choices);
  const title = titleOf(words, by, first?.facts.paragraphs ?? choices.paragraphs);
  const exporting = useRef<HTMLSpanElement>(null);
  const isThere = first !== undefined && first.codes.length > 1;
  useActions({
    ...(isThere ? { 'relations.export': () => openMenuIn(exporting.current) } : {}),
    'relations.view': () => change({ view: view === 'matrix' ? 'pairs' : 'matrix' }),
    'relations.by': () => change({ meetBy: nextMeeting(choices) }),
  });
  const sources = all?.map((each) => each.relations.facts.sources.inScope);
  return (
    <div className={screenStyles.screen}>
      <PageHeader className={screenStyles.head} title={title}>
        {isThere && all && (
          <Keep
            items={all.map(({ kind, request }) => ({
              kind: 'relations',
              asked: request,
              shown: { as: 'table' },
              title,
              part: kind === null ? undefined : t(`relations:kinds.${kind}`),
            }))}
          />
        )}
        <span ref={exporting}>{isThere && <ExportMenu title={title} all={all ?? []} />}</span>
      </PageHeader>
      {hasCodes && (
        <>
          <CountingScope
            choices={choices}
            inScope={sources?.reduce((sum, count) => sum + count, 0)}
            onChange={change}
          />
          <RelationsControls
            choices={choices}
            view={view}
            used={first?.facts.denominator.used}
            onChange={change}
          />
        </>
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {reading && (
        <div className={styles.reading}>
          <ProgressBar
            what={t('relations:reading')}
            {...reading.at}
            startedAt={reading.startedAt}
            onCancel={stop}
          />
        </div>
      )}
      {goOn && (
        <EmptyState sentence={t('relations:stopped')}>
          <Button onPress={goOn}>{t('relations:go_on')}</Button>
        </EmptyState>
      )}
      {all && !goOn && <Related all={all} choices={choices} view={view} title={title} />}
    </div>
  );
}

function titleOf({ t }: Words, by: MeetBy, paragraphs: number): string {
  return by === 'within' ? t('relations:title.within', { count: paragraphs }) : t(`relations:title.${by}`);
}

/** The next way to meet that the layer offers. */
function nextMeeting(choices: RelationChoices): MeetBy {
  const offered = meetings.filter((by) => isOffered(by, choices));
  return offered[(offered.indexOf(meetByOf(choices)) + 1) % offered.length]!;
}

interface RelatedProps {
  readonly all: readonly RelationsOfKind[];
  readonly choices: RelationChoices;
  readonly view: 'matrix' | 'pairs';
  readonly title: string;
}

function Related({ all, choices, view, title }: RelatedProps) {
  const { t } = useWords();
  const count = all[0]?.relations.codes.length ?? 0;
  if (count === 0) {
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  }
  if (count === 1) return <EmptyState sentence={t('relations:choose_second')} />;
  return (
    // Focusable, to scroll it by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.page} tabIndex={0} role="region" aria-label={title}>
      {all.map((of) => (
        <OfKind key={of.kind} of={of} choices={choices} view={view} title={title} />
      ))}
      <State all={all} />
    </div>
  );
}

/** The relations in sources of one kind: documents and interviews are never counted together. */
function OfKind({ of, choices, view, title }: Omit<RelatedProps, 'all'> & { readonly of: RelationsOfKind }) {
  const words = useWords();
  const { t, language } = words;
  const codebook = useProject((state) => state.codebook);
  const { kind, relations } = of;
  const { facts } = relations;
  const method = relationsMethod(words, facts);
  const nameOf = (id: string): string => codeName(words, codebook, id);
  const label = kind === null ? title : `${t(`relations:kinds.${kind}`)}, ${title}`;
  const hasMet = relations.relations.some(({ both }) => (both ?? 0) > 0);
  return (
    <section className={styles.part} aria-label={label}>
      {kind !== null && <h2 className={styles.kind}>{t(`relations:kinds.${kind}`)}</h2>}
      <p className={styles.base}>
        <CountingCoverage facts={facts} />
      </p>
      {view === 'matrix' ? (
        <>
          <RelationsMatrix
            label={label}
            of={of}
            codeIds={codesInOrder(relations, choices.order, codebook, nameOf, language)}
          />
          <MatrixLegend by={facts.by} hasInside={facts.hasInside} />
        </>
      ) : (
        <RelationsPairs label={label} of={of} />
      )}
      {!hasMet && facts.missing === null && <p className={styles.quiet}>{t('relations:nothing_met')}</p>}
      <div className={styles.notes}>
        <MethodNote title={t('analysis:how')} copyText={method} choice="relations.method" startsWhole>
          {method}
        </MethodNote>
      </div>
    </section>
  );
}

function State({ all }: { readonly all: readonly RelationsOfKind[] }) {
  const words = useWords();
  const { compared, apart } = pairsOf(all[0]!.relations);
  return (
    <FooterState>
      {words.t('relations:state', {
        codes: countInWords(words, all[0]!.relations.codes.length),
        pairs: countInWords(words, compared.length),
        apart: countInWords(words, apart.length),
      })}
    </FooterState>
  );
}
