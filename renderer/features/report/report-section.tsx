import { Plus } from 'lucide-react';
import type { ReportBlock, ReportSection } from '#core/report/report.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { Language } from '#words/words.ts';
import { ExhibitLine } from './exhibit-line.tsx';
import { addParagraph, switchSection } from './report-acts.ts';
import { ReportParagraphLine } from './report-paragraph-line.tsx';
import styles from './report.module.css';
import type { ShownReport } from './use-report.ts';

export interface SectionTextProps {
  readonly section: ReportSection;
  /** The reports in the languages shown, the one of `section` first. */
  readonly reports: readonly ShownReport[];
}

/** A section of the text: its paragraphs to be written in, in each language shown, and its tables and figures as lines. */
export function SectionText({ section, reports }: SectionTextProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [{ report } = {}] = reports;
  const language = report?.language as Language;
  if (!section.isOn)
    return (
      <section className={styles.section} data-section={section.key} aria-label={section.title}>
        <h2 className={styles.offTitle}>
          {section.title} <small>{t('report_screen:left_out')}</small>
        </h2>
        {!readOnly && (
          <LinkButton onPress={() => void switchSection(section.key, true).catch(showError)}>
            {t('report_screen:take_in')}
          </LinkButton>
        )}
      </section>
    );
  const last = section.blocks.findLast(({ kind }) => kind === 'paragraph')?.id ?? null;
  return (
    <section className={styles.section} data-section={section.key} aria-label={section.title}>
      <h2 className={styles.title} lang={language}>
        {section.title}
      </h2>
      {section.blocks.length === 0 && (
        <p className={styles.quiet}>
          {t(section.key === 'numbers' ? 'report_screen:numbers_here' : 'report_screen:empty_section', {
            count: Object.keys(report?.numbers ?? {}).length,
          })}
        </p>
      )}
      {section.blocks.map((block, place) => (
        <Block key={block.id} section={section} block={block} place={place} reports={reports} />
      ))}
      {!readOnly && (
        <LinkButton
          className={styles.addParagraph}
          onPress={() =>
            void addParagraph({ section: section.key, paragraph: last, language }).catch(showError)
          }
        >
          <Plus size={12} aria-hidden /> {t('report_screen:add_paragraph')}
        </LinkButton>
      )}
    </section>
  );
}

interface BlockProps extends SectionTextProps {
  readonly block: ReportBlock;
  readonly place: number;
}

function Block({ section, block, place, reports }: BlockProps) {
  if (block.kind !== 'paragraph') return <ExhibitLine block={block} />;
  const n = section.blocks.slice(0, place + 1).filter(({ kind }) => kind === 'paragraph').length;
  return reports.map(({ report, shown }) => {
    const own = report.sections.find(({ key }) => key === section.key);
    const paragraph = own?.blocks.find(({ id }) => id === block.id);
    if (!own || paragraph?.kind !== 'paragraph') return null;
    return (
      <ReportParagraphLine
        key={`${report.language} ${block.id}`}
        section={own}
        paragraph={paragraph}
        language={report.language as Language}
        n={n}
        shown={shown}
      />
    );
  });
}
