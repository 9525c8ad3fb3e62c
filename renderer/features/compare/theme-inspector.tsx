import { useMemo } from 'react';
import { byPosition } from '#core/by-position.ts';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import { areSameSettings, defaultComparison } from '#core/comparison/settings.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import type { Options } from '#core/commands/command-line.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { namesOfSides } from '#words/comparison-sides.ts';
import { useCompare } from './compare-store.ts';
import { useExportedComparison } from './comparison-figure.tsx';
import { evidenceQuestion, sideOfColumn } from './evidence.ts';
import { EvidenceLists } from './evidence-lists.tsx';
import { columnCounts } from './side-counts.ts';
import styles from './theme-inspector.module.css';
import {
  themeOf,
  useCounted,
  useShownComparison,
  useVerdicts,
  type ShownComparison,
} from './use-comparison.ts';
import { VerdictForm } from './verdict-form.tsx';

/** The right column: respondents and passages behind the selected number, both sides, and the verdict. */
export function ThemeInspector() {
  const { t } = useWords();
  const shown = useShownComparison();
  const { value: counted } = useCounted(shown);
  const chosen = useCompare((state) => state.chosen);
  const theme = counted && themeOf(counted, chosen?.themeId);
  const isExporting = useFigureOpen('comparison');
  if (isExporting && counted) return <ComparisonFigurePanel shown={shown} counted={counted} />;
  if (!counted || !theme) return <EmptyState sentence={t('compare:choose_theme')} />;
  const column = chosen?.themeId === theme.codeId ? chosen.column : null;
  return <Theme key={theme.codeId} shown={shown} counted={counted} theme={theme} column={column} />;
}

function ComparisonFigurePanel({ shown, counted }: Pick<ThemeProps, 'shown' | 'counted'>) {
  const verdicts = useVerdicts(shown.judgedIn);
  const making = useExportedComparison({ counted, verdicts });
  return <FigurePanel what="comparison" making={making} options={commandOf(shown)} />;
}

/** The command line can name stored comparisons, or the default if none is stored. */
function commandOf({ stored, judgedIn, blindId, settings }: ShownComparison): Options | null {
  if (judgedIn !== null) return [['--comparison', judgedIn]];
  const isFirst = stored === null && blindId === null && areSameSettings(settings, defaultComparison);
  return isFirst ? [] : null;
}

interface ThemeProps {
  shown: ShownComparison;
  counted: CountedComparison;
  theme: ThemeComparison;
  column: string | null;
}

function Theme({ shown, counted, theme, column }: ThemeProps) {
  const words = useWords();
  const code = useProject((state) => state.codebook.byId.get(theme.codeId));
  const verdict = useVerdicts(shown.judgedIn).get(theme.codeId);
  const side = sideOfColumn(column);
  const names = namesOfSides(words, counted.facts);
  const name = code?.name ?? theme.path.at(-1) ?? '';
  const counts = columnCounts(words, counted.comparison, theme, column);
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <CodeSwatch colour={code?.colour ?? 0}>
            {counts === '' ? name : words.t('compare:heading', { theme: name, counts })}
          </CodeSwatch>
        </h2>
        <People counted={counted} side={side} themeId={theme.codeId} column={column} />
      </header>
      <EvidenceLists
        shown={shown}
        counted={counted}
        theme={theme}
        column={column}
        first={side}
        names={names}
        verdict={verdict}
      />
      {shown.blindId === null && (
        <VerdictForm shown={shown} counted={counted} theme={theme} names={names} verdict={verdict} />
      )}
    </div>
  );
}

interface PeopleProps {
  counted: CountedComparison;
  side: SideName;
  themeId: string;
  column: string | null;
}

/** The names of the respondents that a number counts. */
function People({ counted, side, themeId, column }: PeopleProps) {
  const { t } = useWords();
  const respondents = useProject((state) => state.tables.respondent);
  const ofPeople = counted.comparison[side].unit === 'respondents';
  const question = ofPeople ? evidenceQuestion(counted, side, themeId, column) : null;
  const { value } = useAnswer(question && JSON.stringify(question), async (asking) =>
    question ? asking.passages.respondents(question) : [],
  );
  const names = useMemo(
    () =>
      (value ?? [])
        .flatMap((id) => respondents.get(id) ?? [])
        .toSorted(byPosition)
        .map(({ name }) => name),
    [value, respondents],
  );
  if (question === null || names.length === 0) return null;
  return (
    <p className={styles.people} aria-label={t('compare:people')}>
      {names.join(' · ')}
    </p>
  );
}
