import { drop } from './drop.ts';
import { forms } from './forms.ts';
import { keys } from './keys.ts';
import { linkPaper } from './link-paper.ts';
import { live } from './live.ts';
import { noteTyping } from './morph.ts';
import { poll } from './poll.ts';
import { renewLinks } from './renew-links.ts';
import { sayWhatWasLeft } from './say.ts';
import { takeSecret } from './secret.ts';
import { unsent } from './unsent.ts';
import { unfoldWhereWide } from './wide.ts';

takeSecret();
noteTyping();
forms();
live();
drop();
keys();
poll();
linkPaper();
renewLinks();
unsent();
// Nothing of the page is there yet: whoever presses or types as soon as it is, is heard.
document.addEventListener('DOMContentLoaded', () => {
  unfoldWhereWide();
  sayWhatWasLeft();
});
