/** What the script of the page "For you" knows of what can be followed. */
export interface Followable {
  /** What feeds there are: the page that shows the same, the feed, what it is called. */
  feeds: [page: string, file: string, label: string][];
  /** The newest papers of the digest's saved queries (`idKeys`), by page; what else can be followed, the search finds. */
  queries: Record<string, string>;
}
