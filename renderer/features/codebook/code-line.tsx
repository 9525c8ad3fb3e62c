import type { CodeCount } from '#core/counting/codebook-counts.ts';
import type { CodeRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { codeColour, CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import styles from './codebook.module.css';

/** The name of a code in the tree with its marks. */
export function CodeName({ code }: { code: CodeRecord }) {
  const { t } = useWords();
  return (
    <>
      <CodeSwatch colour={code.colour} hollow={!code.codable} />
      <span className={cx(styles.codeName, code.isTheme && styles.themeName)} lang={languageOf(code.name)}>
        {code.name}
      </span>
      {code.name2 && (
        <span className={styles.name2} lang={languageOf(code.name2)}>
          {code.name2}
        </span>
      )}
      {code.pin !== null && (
        <span title={t('codebook:pinned', { pin: code.pin })}>
          <Kbd keys={String(code.pin)} />
        </span>
      )}
      {code.isTheme && (
        <span className={styles.mark} title={t('codebook:is_theme')}>
          {t('codebook:theme')}
        </span>
      )}
      {(code.prompted === 'yes' || code.prompted === 'partly') && (
        <span
          role="img"
          aria-label={t(`codebook:prompted_${code.prompted}`)}
          title={t(`codebook:prompted_${code.prompted}`)}
          className={styles.prompted}
        >
          {code.prompted === 'yes' ? '◇' : '◈'}
        </span>
      )}
      <ThemeRings codeId={code.id} />
      {code.onePerSource && <span className={styles.quiet}>{t('codebook:one_per_source_mark')}</span>}
      {code.status === 'retired' && <span className={styles.quiet}>{t('codebook:retired')}</span>}
    </>
  );
}

/** Rings in the colours of the themes that a code was added to. */
function ThemeRings({ codeId }: { codeId: string }) {
  const { t } = useWords();
  const links = useProject((state) => state.tables.themeCode);
  const byId = useProject((state) => state.codebook.byId);
  const themes = [...links.values()].flatMap((link) => {
    const theme = link.codeId === codeId ? byId.get(link.themeId) : undefined;
    return theme ? [theme] : [];
  });
  if (themes.length === 0) return null;
  const sentence = t('codebook:gathered_by', {
    names: themes.map(({ name }) => name).join(t('history:and')),
  });
  return (
    <span className={styles.gatheredBy} role="img" aria-label={sentence} title={sentence}>
      {themes.map((theme) => (
        <span key={theme.id} className={styles.ring} style={{ color: codeColour(theme.colour) }} />
      ))}
    </span>
  );
}

/** Shown after the name of a code: its count and its short definition. */
export function CodeTrail({ code, count }: { code: CodeRecord; count: CodeCount | undefined }) {
  const { language } = useWords();
  const meaning = (language === 'zh-CN' && code.definition2) || code.shortDefinition || code.fullDefinition;
  return (
    <span className={styles.trail}>
      <CodeNumber count={count} />
      <span className={styles.meaning} title={meaning} lang={languageOf(meaning)}>
        {meaning}
      </span>
    </span>
  );
}

/** The number beside a code. */
function CodeNumber({ count }: { count: CodeCount | undefined }) {
  const { t, language } = useWords();
  if (!count) return <span className={styles.number} />;
  if (count.rolledUp === null) {
    return (
      <span className={styles.number} title={t('codebook:no_count')}>
        –
      </span>
    );
  }
  const number = new Intl.NumberFormat(language);
  const sentence = t('codebook:count_tip', {
    rolledUp: number.format(count.rolledUp),
    direct: number.format(count.direct ?? 0),
  });
  return (
    <span title={sentence} className={cx(styles.number, count.rolledUp === 0 && styles.zero)}>
      {number.format(count.rolledUp)}
    </span>
  );
}

/** A legend of the marks that occur in the tree. */
export function CodeMarks() {
  const { t } = useWords();
  const inOrder = useProject((state) => state.codebook.inOrder);
  const isGathered = useProject((state) => state.tables.themeCode.size > 0);
  const has = (test: (code: CodeRecord) => boolean): boolean => inOrder.some(test);
  return (
    <p className={styles.marks}>
      {has(({ prompted }) => prompted === 'yes' || prompted === 'partly') && (
        <span>{t('tallies:mark.prompted')}</span>
      )}
      {has(({ codable }) => !codable) && (
        <span className={styles.markMeaning}>
          <CodeSwatch colour={10} hollow /> {t('codebook:mark_heading')}
        </span>
      )}
      {isGathered && (
        <span className={styles.markMeaning}>
          <span className={styles.ring} aria-hidden /> {t('codebook:mark_gathered')}
        </span>
      )}
    </p>
  );
}

/** The language tag of a name, because Japanese fonts draw Chinese characters differently. */
function languageOf(name: string): string | undefined {
  return /\p{Script=Han}/u.test(name) ? 'zh-CN' : undefined;
}
