import { button, element } from './element.ts';

/** A paper on the map, in the map's units, and its link in the list below. */
interface Dot {
  x: number;
  y: number;
  link: HTMLAnchorElement;
  /** The path that holds the dots of its topic. */
  group: Element;
}

/** The map of the papers: drag to pan; wheel, pinch or buttons to zoom; hover or tap for a title, click to open. */
class PaperMap {
  readonly #svg: SVGSVGElement;
  readonly #dots: Dot[];
  readonly #mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  readonly #tip = element('a', { class: 'map-tip', hidden: true });
  readonly #size: number;
  #view: { x: number; y: number; width: number };
  #pointers = new Map<number, PointerEvent>();
  #moved = 0;
  #chosen: Dot | undefined;

  constructor(map: SVGSVGElement) {
    this.#svg = map;
    // Dots and links come in the same order; the dots of a topic are one path.
    const links = document.querySelectorAll<HTMLAnchorElement>('.map-list li > a');
    this.#dots = [...map.querySelectorAll('path')]
      .flatMap(group => [...group.getAttribute('d')!.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => ({ group, x, y })))
      .map(({ group, x, y }, i) => ({ group, x: Number(x), y: Number(y), link: links[i]! }));
    this.#size = map.viewBox.baseVal.width;
    this.#view = { x: 0, y: 0, width: this.#size };
    const zoom = (sign: string, name: string, factor: number) => {
      const { x, y, width } = this.#view;
      return button(sign, () => this.#zoom(factor, x + width / 2, y + width / 2), { 'aria-label': name });
    };
    map.parentElement!.append(
      element('div', { class: 'map-zoom' }, zoom('+', 'Zoom in', 0.6), zoom('−', 'Zoom out', 1 / 0.6)),
      this.#tip,
    );
    map.parentElement!.classList.add('live');
    map.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    map.addEventListener('pointerdown', event => this.#down(event));
    map.addEventListener('pointermove', event => this.#move(event));
    for (const end of ['pointerup', 'pointercancel'] as const) map.addEventListener(end, event => this.#up(event));
    map.addEventListener('pointerleave', event => {
      if (event.pointerType === 'mouse') this.#choose(undefined);
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#choose(undefined);
    });
  }

  /** The place of a pointer in the map's units. */
  #place({ clientX, clientY }: MouseEvent): DOMPoint {
    return new DOMPoint(clientX, clientY).matrixTransform(this.#svg.getScreenCTM()!.inverse());
  }

  #wheel(event: WheelEvent): void {
    // The page must scroll past the map: only a pinch or a wheel with a modifier key zooms, or a plain wheel once zoomed in.
    if (!event.ctrlKey && !event.metaKey && this.#view.width === this.#size) return;
    event.preventDefault();
    const { x, y } = this.#place(event);
    this.#zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), x, y);
  }

  /** @param factor below 1 zooms in @param x and @param y the point that stays where it is */
  #zoom(factor: number, x: number, y: number): void {
    const { width } = this.#view;
    const next = Math.min(this.#size, Math.max(this.#size / 24, width * factor));
    const scale = next / width;
    this.#look(x - (x - this.#view.x) * scale, y - (y - this.#view.y) * scale, next);
  }

  #look(x: number, y: number, width: number): void {
    const most = this.#size - width;
    this.#view = { x: Math.min(most, Math.max(0, x)), y: Math.min(most, Math.max(0, y)), width };
    this.#svg.setAttribute('viewBox', `${this.#view.x} ${this.#view.y} ${width} ${width}`);
    this.#svg.parentElement!.classList.toggle('near', width < this.#size);
    this.#choose(undefined);
  }

  #down(event: PointerEvent): void {
    this.#pointers.set(event.pointerId, event);
    this.#moved = 0;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') this.#choose(this.#dotAt(event));
      return;
    }
    this.#moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    const [from, to] = [this.#place(before), this.#place(event)];
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const still = this.#place(other);
      const gap = ({ x, y }: DOMPoint) => Math.hypot(x - still.x, y - still.y) || 1;
      this.#zoom(gap(from) / gap(to), (to.x + still.x) / 2, (to.y + still.y) / 2);
    } else if (this.#moved > 4 && this.#view.width < this.#size) {
      this.#svg.setPointerCapture(event.pointerId);
      this.#look(this.#view.x - (to.x - from.x), this.#view.y - (to.y - from.y), this.#view.width);
    }
    this.#pointers.set(event.pointerId, event);
  }

  #up(event: PointerEvent): void {
    const pressed = this.#pointers.delete(event.pointerId);
    if (!pressed || event.type === 'pointercancel' || this.#moved > 4) return;
    const dot = this.#dotAt(event);
    if (event.pointerType !== 'mouse') this.#choose(dot);
    else if (dot) {
      if (event.ctrlKey || event.metaKey) window.open(dot.link.href, '_blank', 'noopener');
      else if (event.button === 0) location.assign(dot.link.href);
    }
  }

  /** The dot under the pointer, or one close enough to be meant. */
  #dotAt(event: PointerEvent): Dot | undefined {
    const { x, y } = this.#place(event);
    let nearest: Dot | undefined;
    let least = (event.pointerType === 'mouse' ? 9 : 22) / this.#svg.getScreenCTM()!.a;
    for (const dot of this.#dots) {
      const distance = Math.hypot(dot.x - x, dot.y - y);
      if (distance < least) {
        least = distance;
        nearest = dot;
      }
    }
    return nearest;
  }

  #choose(dot: Dot | undefined): void {
    if (dot === this.#chosen) return;
    this.#chosen = dot;
    this.#tip.hidden = !dot;
    this.#mark.remove();
    if (!dot) return;
    const { x: dotX, y: dotY, link, group } = dot;
    this.#mark.setAttribute('class', 'chosen');
    this.#mark.setAttribute('stroke', group.getAttribute('stroke') ?? '');
    this.#mark.setAttribute('d', `M${dotX} ${dotY}h0`);
    this.#svg.append(this.#mark);
    this.#tip.href = link.href;
    const topic = link.closest('section')?.querySelector('h2 a')?.textContent;
    this.#tip.replaceChildren(link.textContent, element('small', {}, topic));
    const { width } = this.#svg.getBoundingClientRect();
    const scale = width / this.#view.width;
    const x = (dotX - this.#view.x) * scale;
    this.#tip.style.left = `${Math.min(width - 20, Math.max(0, x))}px`;
    this.#tip.style.top = `${(dotY - this.#view.y) * scale + 14}px`;
    this.#tip.classList.toggle('from-right', x > width / 2);
  }
}

const svg = document.querySelector<SVGSVGElement>('.map svg');
if (svg) new PaperMap(svg);
