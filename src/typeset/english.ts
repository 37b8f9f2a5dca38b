/** Words of English that no other language of Latin letters writes so. */
const ENGLISH = /^(?:the|of|and|for|with|we|by|from|towards|is|are|this|that|our|how|what|why|can|using|its|you)$/;
/** Little words of other languages of Latin letters, some of which write one of the above. */
const OTHER =
  /^(?:der|das|den|des|und|ein|eine|für|von|mit|ist|van|het|een|de|en|niet|zijn|dat|te|op|og|som|til|av|på|och|att|det|le|la|les|et|el|los|que|il|di|che|da|um|dos)$/;
/** One in so many words is one of them, in a title as in an abstract. */
const ONE_IN = 12;
/** The rest of a long text is not worth reading. */
const READ = 600;

/** Whether a text in Latin letters is English, as its little words tell. */
export function isEnglishText(text: string): boolean {
  const words =
    text
      .slice(0, READ)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const found = words.filter(word => ENGLISH.test(word)).length;
  return found * ONE_IN >= words.length && found > words.filter(word => OTHER.test(word)).length;
}
