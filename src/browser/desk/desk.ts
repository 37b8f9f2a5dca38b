import { drop } from './drop.ts';
import { forms } from './forms.ts';
import { keys } from './keys.ts';
import { live } from './live.ts';
import { noteTyping } from './morph.ts';
import { sayWhatWasLeft } from './say.ts';
import { takeSecret } from './secret.ts';
import { unfoldWhereWide } from './wide.ts';

takeSecret();
noteTyping();
forms();
live();
drop();
keys();
unfoldWhereWide();
sayWhatWasLeft();
