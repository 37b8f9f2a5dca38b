const PRESENTED = /^(.{1,200}?)[ -]+(poster|oral|spotlight|notable[ -]top[ -]\d{1,2}%)$/i;

/** Where and how a paper was presented, of what OpenReview calls its venue: “ICLR 2024 oral”. */
export function openreviewVenue(text: string): { venue: string; presentation?: string } {
  const [, venue = text, how] = PRESENTED.exec(text) ?? [];
  return { venue, ...(how && { presentation: how[0]!.toUpperCase() + how.slice(1).toLowerCase() }) };
}
