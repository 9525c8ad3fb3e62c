import { namedIn } from '#core/codes/code-names.ts';
import type { Codebook } from '#core/codes/codebook.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { Words } from '#words/words.ts';
import styles from './relations.module.css';

/** The name of a code in the language of the codebook; empty for a deleted one. */
export function codeName(
  { codebookLanguage }: Pick<Words, 'codebookLanguage'>,
  codebook: Codebook,
  id: string,
): string {
  const code = codebook.byId.get(id);
  return code ? namedIn(code, codebookLanguage).name : '';
}

/** The colour and the name of a code, with its number in a matrix. */
export function CodeName({ id, number }: { readonly id: string; readonly number?: number }) {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  const code = codebook.byId.get(id);
  const name = codeName(words, codebook, id);
  return (
    <span className={styles.name} title={name}>
      {number !== undefined && <span className={styles.number}>{number}</span>}
      <CodeSwatch colour={code?.colour ?? 0} />
      <span className={styles.nameWords}>
        {name}
        {code?.isTheme && <span className={styles.theme}> {words.t('relations:theme')}</span>}
      </span>
    </span>
  );
}
