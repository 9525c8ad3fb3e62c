import { KindDialog, type KindQuestion } from './kind-dialog.tsx';
import { ReplaceTextDialog, type ReplaceQuestion } from './replace-text-dialog.tsx';
import { ValueDialog, type ValueQuestion } from './value-dialog.tsx';

/**
 * What a dialog asks before sources change: a value, the effects of another kind, or the file with a corrected text.
 */
export type SourceQuestion = ValueQuestion | KindQuestion | ReplaceQuestion;

/** Shows the dialog for a question. */
export function SourceDialog({ question, onClose }: { question: SourceQuestion; onClose: () => void }) {
  if ('replaced' in question) return <ReplaceTextDialog source={question.replaced} onClose={onClose} />;
  return 'kind' in question ? (
    <KindDialog question={question} onClose={onClose} />
  ) : (
    <ValueDialog question={question} onClose={onClose} />
  );
}
