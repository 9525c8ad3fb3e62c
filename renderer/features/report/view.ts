import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { BesideReport } from './beside-report.tsx';
import { ReportOutline } from './report-outline.tsx';
import { ReportScreen } from './report-screen.tsx';

/** The report at the end of Analysis: its outline, its text, and beside it the page and where checklists stand. */
export const reportView: ScreenView = {
  Navigator: ReportOutline,
  Work: ReportScreen,
  Inspector: BesideReport,
};
