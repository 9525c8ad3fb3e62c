import type { Portraits } from '#core/portraits/portraits.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { portraitsMethod } from '#words/portraits-method.ts';
import { paragraphOf } from '#words/sentences.ts';
import { PortraitLines } from './portrait-lines.tsx';
import { isOneLanguage, type PortraitsChoices } from './portraits-choices.ts';
import { PortraitsControls } from './portraits-controls.tsx';
import styles from './portraits.module.css';
import { usePortraits, usePortraitsChoices } from './use-portraits.ts';

/** Sources as lines of their passages. */
export function PortraitsScreen() {
  const { t } = useWords();
  const [choices, change] = usePortraitsChoices();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer } = usePortraits();
  const made = answer.value;
  const hasLengths = made !== undefined && isOneLanguage(made.lines);
  useActions(
    hasLengths && choices.view === 'codelines'
      ? { 'portraits.length': () => change({ length: choices.length === 'equal' ? 'true' : 'equal' }) }
      : {},
  );
  const title = t(`portraits:title.${made?.of ?? choices.rows}`);
  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={
          made &&
          t(`portraits:subtitle.${made.of}`, {
            lines: t(`portraits:lines.${made.of}`, { count: made.lines.length }),
            people: t('summary_grid:rows.respondents', { count: made.carriers.length }),
          })
        }
      >
        {made && made.themes.length > 0 && !answer.error && (
          <Keep
            items={[{ kind: 'portrait', asked: request, shown: { as: 'table' }, title: t('portraits:who') }]}
          />
        )}
      </PageHeader>
      {hasCodes && (
        <CountingScope choices={choices} inScope={made?.facts.sources.inScope} onChange={change} />
      )}
      {hasCodes && (
        <PortraitsControls choices={choices} made={made} hasLengths={hasLengths} onChange={change} />
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {made && !answer.error && (
        <Drawn
          made={made}
          choices={choices}
          title={title}
          isTrueLength={hasLengths && choices.length === 'true'}
          isOld={answer.loading}
        />
      )}
    </div>
  );
}

interface DrawnProps {
  readonly made: Portraits;
  readonly choices: PortraitsChoices;
  readonly title: string;
  readonly isTrueLength: boolean;
  /** Whether others are being made. */
  readonly isOld: boolean;
}

function Drawn({ made, choices, title, isTrueLength, isOld }: DrawnProps) {
  const words = useWords();
  const { t } = words;
  const attribute = useProject(({ tables }) => {
    const by = groupingOf(choices.group, tables);
    return typeof by === 'object' && by !== null ? (tables.attribute.get(by.attributeId)?.name ?? '') : '';
  });
  if (made.themes.length === 0) {
    return (
      <EmptyState sentence={t(`tallies:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('tallies:to_codebook')}</Button>
      </EmptyState>
    );
  }
  if (made.lines.length === 0) return <EmptyState sentence={t(`portraits:nothing.${made.of}`)} />;
  const drawn = choices.view === 'tiles' ? 'tiles' : isTrueLength ? 'true' : 'equal';
  const method = paragraphOf(words, [t(`portraits:drawn.${drawn}`), portraitsMethod(words, made)]);
  return (
    <div className={cx(styles.work, isOld && styles.old)} aria-busy={isOld}>
      <PortraitLines
        key={made.themes.map(({ codeId }) => codeId).join()}
        label={title}
        made={made}
        attribute={attribute}
        view={choices.view}
        isTrueLength={isTrueLength}
      />
      <div className={styles.notes}>
        <MethodNote
          title={t('portraits:how')}
          copyText={method}
          choice="portraits.method"
          startsWhole={false}
        >
          {method}
        </MethodNote>
      </div>
      <FooterState>{t(`portraits:lines.${made.of}`, { count: made.lines.length })}</FooterState>
    </div>
  );
}
