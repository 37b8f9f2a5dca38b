import { SearchClient } from './search/client.ts';
import { SearchBox } from './search/search-box.ts';
import { SearchPage } from './search/search-page.ts';

const script = document.currentScript as HTMLScriptElement;
const root = new URL('..', script.src).href;
const client = new SearchClient(root);
const page = document.querySelector<HTMLElement>('[data-search="page"]');
const form = document.querySelector<HTMLFormElement>('header form[role="search"]');
if (page) new SearchPage(page, client, root);
else if (form) new SearchBox(form, client, root);
