import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReportSection } from '#core/report/report.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { InPlaceField } from '#renderer/ui/list/in-place-field.tsx';
import { useDraggedLine } from '#renderer/ui/list/use-dragged-line.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import type { Language, Words } from '#words/words.ts';
import { focusSection, focusedParagraph } from './paragraph-desk.ts';
import {
  addSection,
  moveSection,
  moveSectionBefore,
  removeSection,
  renameSection,
  switchSection,
  switchSections,
} from './report-acts.ts';
import { goToSection } from '#renderer/common/openers/report-section.ts';
import { useSectionHere } from './report-place.ts';
import styles from './report-outline.module.css';
import { useReports } from './use-report.ts';

/** The sections of the report: which are in it, in which order, and who wrote them. */
export function ReportOutline() {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [report] = useReports().value ?? [];
  const sections = report?.sections ?? [];
  // A report is asked for in a language of the program.
  const language = (report?.language ?? 'en') as Language;
  const here = useSectionHere();
  const [renamed, setRenamed] = useState<string | null>(null);
  const chosen = sections.find(({ key }) => key === here) ?? sections[0];
  /** The section of the paragraph that has the focus, else the one chosen in the outline. */
  const atHand = (): ReportSection | undefined => {
    const [key] = focusedParagraph()?.split(' ') ?? [];
    return sections.find((section) => section.key === key) ?? chosen;
  };
  const act = (work: (section: ReportSection) => Promise<unknown>) => () => {
    const section = atHand();
    return section && work(section);
  };
  const add = async (): Promise<void> => {
    const after = sections.findIndex(({ key }) => key === atHand()?.key);
    const before = sections[after + 1]?.key ?? null;
    const key = await addSection(t('report_screen:new_section'), language, before);
    goToSection(key);
    setRenamed(key);
  };
  useActions(
    readOnly || sections.length === 0
      ? {}
      : {
          'report.up': act(({ key }) => moveSection(sections, key, -1)),
          'report.down': act(({ key }) => moveSection(sections, key, 1)),
          'report.toggle': act(({ key, isOn }) => switchSection(key, !isOn)),
          'report.add': add,
          ...(chosen?.isOwn
            ? {
                'report.rename': () => setRenamed(chosen.key),
                'report.remove': () => removeSection(words, chosen),
              }
            : {}),
        },
  );
  return (
    <div className={styles.outline}>
      <SectionHeading
        className={styles.outlineHead}
        after={t('report_screen:on_of', {
          on: sections.filter(({ isOn }) => isOn).length,
          count: sections.length,
        })}
      >
        {t('report_screen:outline')}
      </SectionHeading>
      <VirtualList<ReportSection>
        className={cx(screenStyles.list, styles.outlineList)}
        label={t('report_screen:outline')}
        items={sections}
        idOf={({ key }) => key}
        textOf={({ title }) => title}
        estimate={46}
        multiple
        ticking={{ at: chosen?.key ?? null, onAt: (key) => goToSection(key) }}
        selected={new Set(sections.flatMap(({ key, isOn }) => (isOn ? [key] : [])))}
        onSelectedChange={(on) => {
          if (!readOnly) void switchSections(sections, on).catch(showError);
        }}
        onOpen={({ key }) => focusSection(key)}
        render={(section) => (
          <OutlineLine
            words={words}
            language={language}
            section={section}
            sections={sections}
            isHere={section === chosen}
            isRenamed={renamed === section.key}
            onRenamed={() => setRenamed(null)}
            readOnly={readOnly}
          />
        )}
      />
      {!readOnly && report && (
        <div className={styles.outlineFoot}>
          <Button icon={<Plus size={14} aria-hidden />} onPress={() => void add().catch(showError)}>
            {t('report_screen:add_section')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The type of what is dragged, so that nothing else can be dropped here. */
const DRAGGED = 'application/x-concord-report-section';

interface OutlineLineProps {
  readonly words: Words;
  readonly language: Language;
  readonly section: ReportSection;
  readonly sections: readonly ReportSection[];
  /** Whether one is in it. */
  readonly isHere: boolean;
  readonly isRenamed: boolean;
  readonly onRenamed: () => void;
  readonly readOnly: boolean;
}

/** A section in the outline: grip, switch, title; who wrote it below. */
function OutlineLine({
  words,
  language,
  section,
  sections,
  isHere,
  isRenamed,
  onRenamed,
  readOnly,
}: OutlineLineProps) {
  const { t } = words;
  const { key, title, isOn } = section;
  const { line, grip } = useDraggedLine({
    type: DRAGGED,
    id: key,
    nextId: sections[sections.indexOf(section) + 1]?.key ?? null,
    readOnly,
    onMove: (dragged, before) => void moveSectionBefore(dragged, before).catch(showError),
  });
  return (
    <div {...line} className={cx(styles.line, line.className, !isOn && styles.off, isHere && styles.here)}>
      <span className={styles.named}>
        <span className={styles.lineTitle}>
          {isRenamed ? (
            <InPlaceField
              label={t('report_screen:section_title')}
              text={title}
              onCommit={(name) => void renameSection(key, language, name).catch(showError)}
              onDone={onRenamed}
            />
          ) : (
            title
          )}
        </span>
        <span className={styles.lineAbout}>{aboutOf(words, section)}</span>
      </span>
      {grip}
    </div>
  );
}

function aboutOf({ t }: Words, { isOn, isEmpty, changed, writtenBy, blocks }: ReportSection): string {
  if (!isOn) return t(isEmpty ? 'report_screen:nothing_yet' : 'report_screen:left_out');
  if (changed > 0) return t('report_screen:changed', { count: changed });
  const labels = blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'figure' ? [block.label] : [],
  );
  return [t(`report_screen:written_by.${writtenBy}`), labels[0]].filter(Boolean).join(' · ');
}
