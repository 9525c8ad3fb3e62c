import { KindDialog, type KindQuestion } from './kind-dialog.tsx';
import { ValueDialog, type ValueQuestion } from './value-dialog.tsx';

/** What has to be asked before several sources change: a value, or what comes of another kind. */
export type SourceQuestion = ValueQuestion | KindQuestion;

/** Asks it. */
export function SourceDialog({ question, onClose }: { question: SourceQuestion; onClose: () => void }) {
  return 'kind' in question ? (
    <KindDialog question={question} onClose={onClose} />
  ) : (
    <ValueDialog question={question} onClose={onClose} />
  );
}
