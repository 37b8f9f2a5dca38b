/** How arXiv's comments begin where a paper was withdrawn. */
const WITHDRAWN = /^\s*this (?:paper|article|submission|manuscript|work) (?:has been|is|was) withdrawn\b/i;

/** Whether the authors' comment on arXiv says that the paper was withdrawn. */
export function isWithdrawn(comment: string): boolean {
  return WITHDRAWN.test(comment);
}
