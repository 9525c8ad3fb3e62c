// What portraits can be asked, as plain JSON.
import type { GridRequest } from '../summary-grid/request.ts';

/**
 * Portraits to be made. `of` is who carries a theme; `themes`, `group` and `sort` are those of a summary grid, for the
 * lines and for those who carry themes alike. Of respondents only interviews are drawn.
 */
export type PortraitsRequest = Omit<GridRequest, 'joinAdjacent'>;
