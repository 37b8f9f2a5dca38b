import { oneOf } from '../../typeset/words.ts';

/** No text of an abstract is so short and says so much; in UTF-16 units. */
const LONGEST = 80;
const GIVEN = 'available|provided|supplied|given|found|present';
const OF_THIS = '(?: for this (?:article|paper|record|entry|item))?';
const NOTHING = new RegExp(
  `^${oneOf(String.raw`n/?a|n\. ?a\.|null|nil|none|nan|undefined|missing|unknown|not available|not applicable
  (?:there is )?no(?:t an?)? (?:abstract|summary|description)(?: (?:is |was )?(?:${GIVEN}|entered|here|exists?))?${OF_THIS}
  (?:[a-z]{1,20}: )?abstract available from .{1,40}
  (?:abstract|summary) (?:is |was )?(?:not|un)[ -]?(?:${GIVEN})(?: .{0,30})?|(?:abstract|summary)(?: text)?`)}$`,
  'i',
);

/**
 * Whether a field's text is what databases write where they have none: "NA", "N/A", "-", "[No abstract available]". Such a
 * field is absent.
 */
export function saysNothing(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '').replace(/^abstract ?[:.] ?(?=\S)/i, '');
  return (
    !/[\p{L}\p{N}]/u.test(words) || NOTHING.test(words.replace(/(?<!\.)\.+$/, m => (/n\. ?a\.$/i.test(words) ? m : '')))
  );
}
