import type { CodeCount } from '#core/counting/codebook-counts.ts';
import type { CodeRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import styles from './codebook.module.css';

/** The name of a code in the tree, with its marks. */
export function CodeName({ code }: { code: CodeRecord }) {
  const { t } = useWords();
  return (
    <>
      <CodeSwatch colour={code.colour} hollow={!code.codable} />
      <span className={cx(styles.codeName, code.isTheme && styles.themeName)}>{code.name}</span>
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
      <GatheredBy codeId={code.id} />
      {code.onePerSource && <span className={styles.quiet}>{t('codebook:one_per_source_mark')}</span>}
      {code.status === 'retired' && <span className={styles.quiet}>{t('codebook:retired')}</span>}
    </>
  );
}

/** Rings in the colours of the themes that gather a code. */
function GatheredBy({ codeId }: { codeId: string }) {
  const { t } = useWords();
  const links = useProject((state) => state.tables.themeCode);
  const byId = useProject((state) => state.codebook.byId);
  const themes = [...links.values()].flatMap((link) => {
    const theme = link.codeId === codeId ? byId.get(link.themeId) : undefined;
    return theme ? [theme] : [];
  });
  if (themes.length === 0) return null;
  const said = t('codebook:gathered_by', { names: themes.map(({ name }) => name).join(t('history:and')) });
  return (
    <span className={styles.gatheredBy} role="img" aria-label={said} title={said}>
      {themes.map((theme) => (
        <CodeSwatch key={theme.id} colour={theme.colour} hollow />
      ))}
    </span>
  );
}

/** The number at the right end of a code's line. */
export function CodeNumber({ count }: { count: CodeCount | undefined }) {
  const { t, language } = useWords();
  if (!count) return null;
  if (count.rolledUp === null) return <span title={t('codebook:no_count')}>–</span>;
  const number = new Intl.NumberFormat(language);
  const said = t('codebook:count_tip', {
    rolledUp: number.format(count.rolledUp),
    direct: number.format(count.direct ?? 0),
  });
  return (
    <span title={said} className={cx(styles.number, count.rolledUp === 0 && styles.zero)}>
      {number.format(count.rolledUp)}
    </span>
  );
}

/** The language a name is drawn in: Chinese characters have other shapes in Japanese fonts. */
function languageOf(name: string): string | undefined {
  return /\p{Script=Han}/u.test(name) ? 'zh-CN' : undefined;
}
